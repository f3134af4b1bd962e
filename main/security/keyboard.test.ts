import { describe, expect, it } from 'vitest';
import { mayPress, type KeyPress } from './keyboard.ts';

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
    ...['Shift+F10', 'Shift+F12', 'Ctrl+Insert'],
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
  ])('%s reaches nothing, for customers and staff', (chord) => {
    expect(mayPress(press(chord), false)).toBe(false);
    expect(mayPress(press(chord), true)).toBe(false);
  });

  it.each([
    ...['Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+Z', 'Ctrl+ArrowLeft', 'Ctrl+Backspace'],
    ...['Shift+Insert', 'Shift+Delete'],
  ])('%s is for staff in their console', (chord) => {
    expect(mayPress(press(chord), false)).toBe(false);
    expect(mayPress(press(chord), true)).toBe(true);
  });

  it('of programs and pages reach nothing, known or not', () => {
    const keys = [
      ...['Print', 'Open', 'Save', 'Find', 'New', 'Close', 'Undo', 'Cut', 'Copy', 'Paste', 'Again', 'Props'],
      ...['ZoomIn', 'ZoomOut', 'ZoomToggle', 'Cancel', 'Exit', 'Insert', 'Pause', 'Select', 'MediaPlayPause'],
      ...[
        'AudioVolumeUp',
        'BrightnessUp',
        'Eject',
        'LogOff',
        'Hibernate',
        'Standby',
        'Settings',
        'AppSwitch',
      ],
      ...['', 'A key of next year'],
    ];
    for (const key of keys)
      for (const shift of [false, true])
        expect(mayPress({ ...press('a'), key, code: key, shift }, !shift), key).toBe(false);
  });

  it('for a PIN pass on a Kazakh digit row and on a keypad without NumLock', () => {
    for (const [key, code] of [
      ['ә', 'Digit2'],
      ['"', 'Digit1'],
      ['End', 'Numpad1'],
      ['Clear', 'Numpad5'],
      ['Insert', 'Numpad0'],
    ] as const)
      expect(mayPress({ ...press(key), code }, false), `${key} ${code}`).toBe(true);
  });

  it('of an input method or a touch keyboard pass at the positions of letters and navigation, and nowhere else', () => {
    for (const key of ['Unidentified', 'Process', 'Dead']) {
      for (const code of ['', 'Unidentified', 'KeyA', 'Digit1', 'Enter', 'Backspace', 'IntlBackslash'])
        expect(mayPress({ ...press(key), code }, false), `${key} ${code}`).toBe(true);
      for (const code of ['BrowserBack', 'F5', 'LaunchMail', 'Paste', 'ContextMenu', 'Insert'])
        expect(mayPress({ ...press(key), code }, true), `${key} ${code}`).toBe(false);
    }
  });

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
    'Shift+Ә',
    '+',
    'Shift+ArrowRight',
    'Home',
    'End',
    'PageUp',
    'PageDown',
    'ArrowDown',
    'Delete',
    'CapsLock',
    'NumLock',
    'GroupNext',
    'Convert',
    'HangulMode',
  ])('%s is typed', (chord) => expect(mayPress(press(chord), false)).toBe(true));

  it('typed with AltGr pass, as Windows reports them', () => {
    expect(mayPress(press('Ctrl+Alt+€'), false)).toBe(true);
    expect(mayPress(press('Ctrl+Alt+@'), false)).toBe(true);
  });

  it('that call the console and end a trial pass', () => {
    expect(mayPress(press('Ctrl+Alt+S'), false)).toBe(true);
    expect(mayPress(press('Ctrl+Q'), false)).toBe(true);
  });
});
