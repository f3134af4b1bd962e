import { useLayoutEffect, useRef, useState, type ChangeEvent } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

interface TextEntry {
  readonly text: string;
  /** A key of the on-screen keyboard: a character, or `Backspace`, `Clear`, `Enter`. */
  type(key: string): void;
  setText(text: string): void;
  /** For the `<input>` or `<textarea>`. */
  readonly bind: {
    readonly ref: (field: Field | null) => void;
    readonly value: string;
    readonly maxLength: number;
    readonly onChange: (event: ChangeEvent<Field>) => void;
  };
}

const unlimited = 10_000;

/** One text that the keyboard on the table and the one on the screen edit at the same caret. */
export function useTextEntry(
  initial: string,
  options: { readonly maxLength?: number; readonly multiline?: boolean } = {},
): TextEntry {
  const { maxLength = unlimited, multiline = false } = options;
  const [text, setText] = useState(initial);
  const [field, setField] = useState<Field | null>(null);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    // React moves the caret to the end of the text it writes, also while the user types in the middle.
    if (caret.current !== null) field?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [field, text]);
  const type = (key: string): void => {
    if (key === 'Enter' && !multiline) return;
    const from = field?.selectionStart ?? text.length;
    const edited = editText({ text, from, to: field?.selectionEnd ?? from }, key, maxLength);
    caret.current = edited.from;
    setText(edited.text);
  };
  const onChange = (event: ChangeEvent<Field>): void => setText(event.currentTarget.value);
  return { text, type, setText, bind: { ref: setField, value: text, maxLength, onChange } };
}

/** A text and its selection; equal positions are a caret. Positions in UTF-16 units, as the DOM counts. */
interface Edited {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Applies a key of the on-screen keyboard to a text. */
export function editText({ text, from, to }: Edited, key: string, maxLength: number): Edited {
  if (key === 'Clear') return { text: '', from: 0, to: 0 };
  if (key === 'Backspace') return from === to ? cut(text, before(text, from), to) : cut(text, from, to);
  const typed = key === 'Enter' ? '\n' : key;
  const longer = text.slice(0, from) + typed + text.slice(to);
  if (longer.length > maxLength) return { text, from, to };
  return { text: longer, from: from + typed.length, to: from + typed.length };
}

function cut(text: string, from: number, to: number): Edited {
  return { text: text.slice(0, from) + text.slice(to), from, to: from };
}

/** Where the character before a position begins: half of a surrogate pair must not remain. */
function before(text: string, at: number): number {
  const isTail = /[\uDC00-\uDFFF]/.test(text[at - 1] ?? '');
  return Math.max(0, at - (isTail ? 2 : 1));
}
