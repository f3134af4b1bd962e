import { useMemo, useState } from 'react';
import { KeyboardReact } from 'react-simple-keyboard';
import { languages, type Language } from '../../../preload/contract.ts';
import { staffT } from '../../text/staff-i18n.ts';
import { layoutFor, type Layer } from './layouts.ts';
import './on-screen-keyboard.css';

interface OnScreenKeyboardProps {
  readonly layout: 'text' | 'number' | 'address';
  /** Of the field: its letters come first. */
  readonly language: Language;
  /** A character, or `Backspace`, `Enter`, `Clear`. */
  readonly onKey: (key: string) => void;
  readonly onDone?: () => void;
  readonly multiline?: boolean;
}

const named: Readonly<Record<string, string>> = {
  '{backspace}': 'Backspace',
  '{enter}': 'Enter',
  '{clear}': 'Clear',
  '{space}': ' ',
};

/**
 * Touch keys. It only reports what was pressed: the field is edited elsewhere, and no typed text stays in
 * here, where it may be a secret. It takes no focus, so that the caret stays in the field.
 */
export function OnScreenKeyboard({
  layout,
  language,
  onKey,
  onDone,
  multiline = false,
}: OnScreenKeyboardProps) {
  const [chosen, setChosen] = useState<{ readonly field: Language; readonly letters: Language } | null>(null);
  const [layer, setLayer] = useState<Layer>('letters');
  // Another field starts with the letters of its own language.
  const letters = chosen?.field === language ? chosen.letters : language;
  const keys = useMemo(() => ({ shown: [...layoutFor(layout, letters, layer)] }), [layout, letters, layer]);
  // An address has Latin letters, whatever the language.
  const display = displayFor(language, layout === 'address' ? 'en' : letters);
  const press = (button: string): void => {
    if (button === '{shift}') setLayer(layer === 'shifted' ? 'letters' : 'shifted');
    else if (button === '{signs}') setLayer('signs');
    else if (button === '{letters}') setLayer('letters');
    else if (button === '{language}') setChosen({ field: language, letters: nextOf(letters) });
    else {
      if (layer === 'shifted') setLayer('letters');
      onKey(named[button] ?? button);
      if (button === '{enter}' && !multiline) onDone?.();
    }
  };
  return (
    <div className="keyboard" data-typing data-layout={layout} data-layer={layer} lang={letters}>
      <KeyboardReact
        layout={keys}
        layoutName="shown"
        display={display}
        buttonAttributes={attributesFor(language, display, keys.shown)}
        useButtonTag
        preventMouseDownDefault
        disableCaretPositioning
        disableButtonHold
        theme="keyboard-keys"
        onKeyPress={press}
        // It would gather what is typed, which may be a secret: nothing but the empty text fits.
        inputPattern={/^$/}
      />
    </div>
  );
}

const nextOf = (language: Language): Language =>
  languages[(languages.indexOf(language) + 1) % languages.length] ?? language;

/** Drawn, because the typeface has none of these signs; as text, because that is what the keyboard takes. */
const drawn = (path: string): string =>
  `<svg class="staff-sign" viewBox="0 0 48 48" aria-hidden="true"><path d="${path}"/></svg>`;

const shortNames: Readonly<Record<Language, string>> = { kk: 'ҚАЗ', ru: 'РУС', en: 'ENG' };

function displayFor(language: Language, letters: Language): Record<string, string> {
  return {
    '{backspace}': drawn('M17 10h25v28H17L5 24ZM23.5 18.5l11 11M34.5 18.5l-11 11'),
    '{enter}': drawn('M40 10v10a6 6 0 0 1-6 6H9M17 17l-9 9 9 9'),
    '{shift}': drawn('M24 7 7 25h9v15h16V25h9Z'),
    '{clear}': staffT[language]('keyboard.clear'),
    '{space}': ' ',
    '{signs}': '.?123',
    '{letters}': staffT[letters]('keyboard.letters'),
    '{language}': shortNames[letters],
  };
}

/** The keys that show a sign, for which a screen reader needs a name. */
const signKeys = ['backspace', 'enter', 'shift', 'space', 'language', 'signs'] as const;

/** For touch only: keyboard users need not tab through sixty keys. */
function attributesFor(language: Language, shown: Readonly<Record<string, string>>, rows: readonly string[]) {
  const all = rows.join(' ');
  return [
    { attribute: 'tabindex', value: '-1', buttons: all },
    ...signKeys.map((key) => ({
      attribute: 'aria-label',
      value: spoken(shown[`{${key}}`] ?? '', staffT[language](`keyboard.names.${key}`)),
      buttons: `{${key}}`,
    })),
  ];
}

/** Voice control users say a key's visible label, so its accessible name begins with that label. */
const spoken = (shown: string, name: string): string =>
  /^[^<]*[\p{L}\d]/u.test(shown) ? `${shown} ${name}` : name;
