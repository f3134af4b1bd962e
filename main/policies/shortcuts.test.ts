import { describe, expect, it } from 'vitest';
import { mayPress, type KeyPress } from './shortcuts.ts';

/** `Ctrl+Shift+R`: the last is the key; a single letter is also its place. */
function press(chord: string): KeyPress {
  const names = chord.split('+').map((name) => name || '+');
  const key = names.at(-1)!;
  const has = (name: string) => names.slice(0, -1).includes(name);
  const code = /^[A-Z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
  return {
    type: 'keyDown',
    key,
    code,
    control: has('Ctrl'),
    alt: has('Alt'),
    shift: has('Shift'),
    meta: has('Meta'),
  };
}

describe('keys', () => {
  it.each([
    ...[
      'F1',
      'F3',
      'F5',
      'F7',
      'F11',
      'F12',
      'ContextMenu',
      'PrintScreen',
      'BrowserBack',
      'BrowserRefresh',
      'LaunchMail',
    ],
    ...[
      'Ctrl+R',
      'Ctrl+Shift+R',
      'Ctrl+W',
      'Ctrl+Shift+W',
      'Ctrl+N',
      'Ctrl+T',
      'Ctrl+P',
      'Ctrl+S',
      'Ctrl+O',
      'Ctrl+F',
      'Ctrl+G',
    ],
    ...[
      'Ctrl+H',
      'Ctrl+J',
      'Ctrl+L',
      'Ctrl+U',
      'Ctrl+D',
      'Ctrl+E',
      'Ctrl+Shift+I',
      'Ctrl+Shift+J',
      'Ctrl+Shift+C',
      'Ctrl+Shift+N',
    ],
    ...[
      'Ctrl++',
      'Ctrl+-',
      'Ctrl+0',
      'Ctrl+Tab',
      'Ctrl+PageDown',
      'Ctrl+Enter',
      'Alt+ArrowLeft',
      'Alt+ArrowRight',
      'Alt+Home',
    ],
    ...[
      'Alt+F4',
      'Alt+D',
      'Alt+Enter',
      'Alt+ ',
      'Meta+R',
      'Meta+D',
      'Meta+L',
      'Ctrl+Alt+T',
      'Ctrl+Alt+Delete',
      'Ctrl+Escape',
    ],
  ])('%s reaches nothing, whoever stands there', (chord) => {
    expect(mayPress(press(chord), false)).toBe(false);
    expect(mayPress(press(chord), true)).toBe(false);
  });

  it.each(['Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+Z', 'Ctrl+ArrowLeft', 'Ctrl+Backspace'])(
    '%s is for staff in their console',
    (chord) => {
      expect(mayPress(press(chord), false)).toBe(false);
      expect(mayPress(press(chord), true)).toBe(true);
    },
  );

  it.each([
    'a',
    'Ә',
    '7',
    ' ',
    'Tab',
    'Shift+Tab',
    'Enter',
    'Escape',
    'Backspace',
    'ArrowLeft',
    'Shift+Home',
    'Dead',
    'Process',
  ])('%s is typed', (chord) => expect(mayPress(press(chord), false)).toBe(true));

  it('typed with AltGr come through, as Windows reports them', () => {
    expect(mayPress(press('Ctrl+Alt+€'), false)).toBe(true);
    expect(mayPress(press('Ctrl+Alt+@'), false)).toBe(true);
  });

  it('that call the console and end a trial come through', () => {
    expect(mayPress(press('Ctrl+Alt+S'), false)).toBe(true);
    expect(mayPress(press('Ctrl+Q'), false)).toBe(true);
  });
});
