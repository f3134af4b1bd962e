import { useLayoutEffect, useRef, useState, type ChangeEvent } from 'react';
import { editText } from './edit-text.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

export interface TextEntry {
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
