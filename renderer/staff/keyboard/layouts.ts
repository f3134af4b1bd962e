import type { Language } from '../../../preload/contract.ts';

/** Rows of keys as simple-keyboard reads them: characters between spaces, `{…}` for what is no character. */
export type Layout = readonly string[];
export type Layer = 'letters' | 'shifted' | 'signs';

/** As on the keyboards sold in Kazakhstan: the nine Kazakh letters take the place of the digit row. */
const kk: Layout = [
  'ә і ң ғ ү ұ қ ө һ',
  'й ц у к е н г ш щ з х ъ',
  'ф ы в а п р о л д ж э',
  '{shift} я ч с м и т ь б ю ё {backspace}',
  '{language} {signs} , {space} . - {enter}',
];
const ru: Layout = [
  '1 2 3 4 5 6 7 8 9 0',
  'й ц у к е н г ш щ з х ъ',
  'ф ы в а п р о л д ж э',
  '{shift} я ч с м и т ь б ю ё {backspace}',
  '{language} {signs} , {space} . - {enter}',
];
const en: Layout = [
  '1 2 3 4 5 6 7 8 9 0',
  'q w e r t y u i o p',
  'a s d f g h j k l',
  "{shift} z x c v b n m ' {backspace}",
  '{language} {signs} , {space} . - {enter}',
];
/** For addresses, paths, codes and keys: the characters used in them come first. */
const address: Layout = [
  '1 2 3 4 5 6 7 8 9 0',
  'q w e r t y u i o p / :',
  'a s d f g h j k l - _ =',
  '{shift} z x c v b n m . @ + {backspace}',
  '{clear} {signs} {space} {enter}',
];
const signs: Layout = [
  '1 2 3 4 5 6 7 8 9 0',
  '« » ( ) / : ; № # % &',
  '! ? \' " + = * _ ~ @ ₸',
  '{letters} < > [ ] \\ | ^ $ {backspace}',
  '{clear} , {space} . - {enter}',
];
const number: Layout = ['1 2 3', '4 5 6', '7 8 9', '{clear} 0 {backspace}'];

const letters: Readonly<Record<Language, Layout>> = { kk, ru, en };

/** Shift leaves digits, signs and `{…}` as they are. */
const shifted = (layout: Layout): Layout =>
  layout.map((row) =>
    row
      .split(' ')
      .map((key) => (key.startsWith('{') ? key : key.toUpperCase()))
      .join(' '),
  );

export function layoutFor(kind: 'text' | 'number' | 'address', language: Language, layer: Layer): Layout {
  if (kind === 'number') return number;
  if (layer === 'signs') return signs;
  const base = kind === 'address' ? address : letters[language];
  return layer === 'shifted' ? shifted(base) : base;
}
