import type { Input, WebContents } from 'electron';

/** The part of Electron's `Input` that decides. */
export type KeyPress = Pick<Input, 'type' | 'key' | 'code' | 'control' | 'alt' | 'shift' | 'meta'>;

/** Ways around in a text, as staff know them from every other program. */
const editing: readonly string[] = [
  ...['KeyA', 'KeyC', 'KeyV', 'KeyX', 'KeyZ', 'KeyY'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete'],
];
/** How staff call their console (renderer/admin/gesture.ts), and how a trial is ended (exit.ts). */
const ownChords: readonly ((press: KeyPress) => boolean)[] = [
  ({ control, alt, code }) => control && alt && code === 'KeyS',
  ({ control, alt, meta, code }) => (control || meta) && !alt && code === 'KeyQ',
];
const modifiers: readonly string[] = ['Control', 'Shift', 'Alt', 'AltGraph', 'Meta'];
/** F1 to F24; keys that open a menu, a browser's page, a program or a dialog of the system. */
const closedKeys = /^(F\d{1,2}|ContextMenu|Apps|PrintScreen|Help|Browser.*|Launch.*|Power|Sleep|WakeUp)$/;

/**
 * Whether a key may reach the page: an open list, since every Chromium brings shortcuts of its own. What is typed comes through,
 * with AltGr too, which Windows reports as Ctrl+Alt.
 * @param isEditing staff are in their console, where texts and keys are typed and pasted
 */
export function mayPress(press: KeyPress, isEditing: boolean): boolean {
  const { key, code, control, alt, shift, meta } = press;
  if (modifiers.includes(key)) return true;
  if (closedKeys.test(key) || closedKeys.test(code)) return false;
  if (!control && !alt && !meta) return true;
  if (ownChords.some((isOwn) => isOwn(press))) return true;
  if (control && alt && !meta) return key.length === 1 && !/^[A-Z]$/i.test(key);
  // With Shift a letter is another shortcut (Ctrl+Shift+C: developer tools); ways around in a text then mark it.
  if (shift && code.startsWith('Key')) return false;
  return isEditing && control && !alt && !meta && editing.includes(code);
}

/** Keeps all other keys from the page, and from Chromium behind it. */
export function limitShortcuts(contents: WebContents, isEditing: () => boolean): void {
  contents.on('before-input-event', (event, input) => {
    if (!mayPress(input, isEditing())) event.preventDefault();
  });
}
