import type { Language } from '../../preload/contract.ts';

const noBreak = '\u00a0';
/** Keeps "ПИН-код" on one line: a hyphen is a place to break otherwise. */
const joiner = '\u2060';
/** Prepositions, articles and the like. A Kazakh particle belongs to the word before it, so nothing is bound there. */
const shortWords: Readonly<Record<Language, RegExp | null>> = {
  kk: null,
  ru: /(?<![\p{L}\p{N}-])(\p{L}{1,2}|для|без|при|под|над|или) (?=\S)/giu,
  en: /(?<![\p{L}\p{N}’-])(\p{L}{1,2}|the|for|and) (?=\S)/giu,
};

/** The text with no short word left alone at a line’s end. */
export function bindShortWords(text: string, language: Language): string {
  const words = shortWords[language];
  const bound = words ? text.replace(words, `$1${noBreak}`) : text;
  return bound.replaceAll('ПИН-код', `ПИН-${joiner}код`);
}
