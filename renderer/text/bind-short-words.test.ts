import { expect, it } from 'vitest';
import { bindShortWords } from './bind-short-words.ts';

it.each([
  ['ru', 'Есть ли связь с банком и в сети?', 'Есть ли_связь с_банком и_в_сети?'],
  ['ru', 'На каких языках вы говорите?', 'На_каких языках вы_говорите?'],
  ['ru', 'Вход для персонала', 'Вход для_персонала'],
  ['en', 'What is the bank called?', 'What is_the_bank called?'],
  ['kk', 'ПИН-код керек пе?', 'ПИН-|код керек пе?'],
  ['ru', 'Придумайте ПИН-код', 'Придумайте ПИН-|код'],
] as const)('%s: %s', (language, text, bound) => {
  expect(bindShortWords(text, language)).toBe(bound.replaceAll('_', '\u00a0').replaceAll('|', '\u2060'));
});
