import { expect, it } from 'vitest';
import { editText } from './use-text-entry.ts';

const at = (text: string, from: number, to = from) => ({ text, from, to });

it.each([
  ['types at the caret', at('ақ', 1), 'т', 10, at('атқ', 2)],
  ['types over what is selected', at('абвг', 1, 3), 'x', 10, at('аxг', 2)],
  ['breaks the line', at('ab', 1), 'Enter', 10, at('a\nb', 2)],
  ['stops at the limit', at('abc', 3), 'd', 3, at('abc', 3)],
  ['replaces at the limit', at('abc', 0, 1), 'd', 3, at('dbc', 1)],
  ['takes back', at('абв', 2), 'Backspace', 10, at('ав', 1)],
  ['takes back what is selected', at('абв', 0, 2), 'Backspace', 10, at('в', 0)],
  ['takes back a whole character', at('a😀', 3), 'Backspace', 10, at('a', 1)],
  ['has nothing to take back', at('a', 0), 'Backspace', 10, at('a', 0)],
  ['clears', at('абв', 2), 'Clear', 10, at('', 0)],
])('%s', (_, edited, key, maxLength, wanted) => {
  expect(editText(edited, key, maxLength)).toEqual(wanted);
});
