import type { Input, WebContents } from 'electron';

/** The part of Electron's `Input` that decides. */
export type KeyPress = Pick<Input, 'type' | 'key' | 'code' | 'control' | 'alt' | 'shift' | 'meta'>;

/** Keys for moving and acting on a page and in a text: with these the console can be used without a mouse or touch. */
const around: readonly string[] = [
  ...['Tab', 'Enter', 'Escape', 'Backspace', 'Delete'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'Clear'],
];
/** Modifier and lock keys, and keys that switch the keyboard's language. */
const switching: readonly string[] = [
  ...['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'ScrollLock', 'Fn', 'FnLock'],
  ...['GroupNext', 'GroupPrevious', 'GroupFirst', 'GroupLast', 'ModeChange', 'Compose'],
  ...['Convert', 'NonConvert', 'KanaMode', 'HangulMode', 'HanjaMode'],
];
/** `key` values of dead keys, input methods and touch keyboards: they don't identify the key, so its position (`code`) is used. */
const nameless: readonly string[] = ['Dead', 'Process', 'Unidentified'];
const places =
  /^(|Unidentified|Key[A-Z]|Digit\d|Numpad.+|Intl.+|Space|Minus|Equal|Bracket.+|Semicolon|Quote|Back(quote|slash)|Comma|Period|Slash)$/;
/** Staff know these from every other program. */
const editing: readonly string[] = [
  ...['KeyA', 'KeyC', 'KeyV', 'KeyX', 'KeyZ', 'KeyY'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete'],
];
/** With Shift: cut and paste. */
const editingWithShift: readonly string[] = ['Delete', 'Insert'];
/** How staff call their console (renderer/staff/gesture.ts), and how a trial is ended (offerExit). */
const ownChords: readonly ((press: KeyPress) => boolean)[] = [
  ({ control, alt, code }) => control && alt && code === 'KeyS',
  ({ control, alt, meta, code }) => (control || meta) && !alt && code === 'KeyQ',
];

/**
 * Whether a key may reach the page: an allowlist, since every Chromium version and every keyboard adds shortcuts. Typed
 * characters are let through, also with AltGr, which Windows reports as Ctrl+Alt.
 * @param isEditing staff are in their console, where texts and keys are typed and pasted
 */
export function mayPress(press: KeyPress, isEditing: boolean): boolean {
  const { key, code, control, alt, shift, meta } = press;
  if (switching.includes(key)) return true;
  if (!control && !alt && !meta) return mayPressAlone(press, isEditing);
  if (ownChords.some((isOwn) => isOwn(press))) return true;
  if (control && alt && !meta) return key.length === 1 && !/^[A-Z]$/i.test(key);
  // With Shift a letter is another shortcut (Ctrl+Shift+C: developer tools); keys that move the caret select text.
  if (shift && code.startsWith('Key')) return false;
  return isEditing && control && !alt && !meta && editing.includes(code);
}

/** With Shift at the most. */
function mayPressAlone({ key, code, shift }: KeyPress, isEditing: boolean): boolean {
  if (shift && editingWithShift.includes(key)) return isEditing;
  // A keypad without NumLock calls its 0 Insert.
  if (key === 'Insert' && code === 'Numpad0') return true;
  if (nameless.includes(key)) return places.test(code) || around.includes(code);
  // A single character is text, whatever its position: a touch keyboard uses any position for its letters.
  return [...key].length === 1 || around.includes(key);
}

/** Keeps all other keys from the page and from Chromium. */
export function limitShortcuts(contents: WebContents, isEditing: () => boolean): void {
  contents.on('before-input-event', (event, input) => {
    if (!mayPress(input, isEditing())) event.preventDefault();
  });
}

/** Ctrl+Q leaves the full screen, so that a person trying the kiosk is not locked in. Outside production only. */
export function offerExit(contents: WebContents, quit: () => void): void {
  contents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || !(input.control || input.meta) || input.code !== 'KeyQ') return;
    event.preventDefault();
    quit();
  });
}
