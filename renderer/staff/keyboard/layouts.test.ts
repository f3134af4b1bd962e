import { expect, it } from 'vitest';
import { languages } from '../../../preload/contract.ts';
import { layoutFor, type Layer } from './layouts.ts';

const keysOf = (kind: Parameters<typeof layoutFor>[0], language: (typeof languages)[number], layer: Layer) =>
  layoutFor(kind, language, layer).flatMap((row) => row.split(' '));

const alphabets = {
  kk: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  en: 'abcdefghijklmnopqrstuvwxyz',
};

it.each(languages)('%s has its whole alphabet, small and large', (language) => {
  const small = keysOf('text', language, 'letters');
  const large = keysOf('text', language, 'shifted');
  for (const letter of alphabets[language]) {
    expect(small).toContain(letter);
    expect(large).toContain(letter.toUpperCase());
  }
});

it('has every character that an address, a path or a key may hold', () => {
  const all = (['letters', 'shifted', 'signs'] as const).flatMap((layer) => keysOf('address', 'en', layer));
  for (let code = 0x21; code < 0x7f; code += 1) {
    const character = String.fromCharCode(code);
    if (!'`{},'.includes(character) || character === ',') expect(all, character).toContain(character);
  }
});

it('has no key twice in one view, and a way out of each', () => {
  for (const kind of ['text', 'address', 'number'] as const)
    for (const language of languages)
      for (const layer of ['letters', 'shifted', 'signs'] as const) {
        const keys = keysOf(kind, language, layer);
        expect(new Set(keys).size, `${kind} ${language} ${layer}`).toBe(keys.length);
        expect(keys).toContain('{backspace}');
        if (kind !== 'number') expect(keys).toContain(layer === 'signs' ? '{letters}' : '{signs}');
      }
});
