/** A text and its selection; equal positions are a caret. Positions in UTF-16 units, as the DOM counts. */
export interface Edited {
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
