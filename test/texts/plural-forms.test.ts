import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../preload/contract.ts';
import { texts as customerTexts } from '../../renderer/text/i18n.ts';
import { staffT } from '../../renderer/text/staff-i18n.ts';
import { productTexts } from './product-texts.ts';

type Forms = Readonly<Record<string, string>>;

/** Every text with a number in it: its name, and one text for each form. */
function countedTexts(language: Language): readonly (readonly [string, Forms])[] {
  const byName = new Map<string, Record<string, string>>();
  for (const { at, language: its, text } of productTexts()) {
    const [, name, form] = /^(.*)_(zero|one|two|few|many|other)$/.exec(at) ?? [];
    if (its !== language || name === undefined || form === undefined || !text.includes('{{count}}')) continue;
    byName.set(name, { ...byName.get(name), [form]: text });
  }
  return [...byName];
}

describe.each(languages)('texts with a number in %s', (language) => {
  it('have the forms of the language and no other', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    expect(countedTexts(language).length).toBeGreaterThan(10);
    for (const [name, written] of countedTexts(language))
      expect(Object.keys(written).toSorted(), name).toEqual(forms);
  });
});

it('a Kazakh noun stays singular after a numeral: all forms are one text', () => {
  for (const [name, forms] of countedTexts('kk')) expect(new Set(Object.values(forms)).size, name).toBe(1);
});

it('a Russian noun is in the genitive singular after a fraction, as after two', () => {
  for (const [name, { few, other }] of countedTexts('ru')) expect(other, name).toBe(few);
});

/** Abbreviations and «раз» have fewer forms. */
const sameForms = /megabytes|times/;

it('a Russian noun has another form after one, two and five', () => {
  for (const [name, { one, few, many }] of countedTexts('ru').filter(([name]) => !sameForms.test(name)))
    expect(new Set([one, few, many]).size, name).toBe(3);
});

it('an English noun has another form after one', () => {
  for (const [name, { one, other }] of countedTexts('en').filter(([name]) => !/megabytes/.test(name)))
    expect(one, name).not.toBe(other);
});

describe('counting', () => {
  it.each([
    ['kk', [1, 2, 5, 21, 1.5], 'күн күн күн күн күн'],
    ['ru', [1, 2, 5, 11, 21, 22, 25, 111, 1.5], 'день дня дней дней день дня дней дней дня'],
    ['en', [1, 2, 0, 21, 1.5], 'day days days days days'],
  ] as const)('days in %s', (language, counts, nouns) => {
    const said = counts.map((count) => staffT[language]('settings.days', { count }));
    expect(said).toEqual(nouns.split(' ').map((noun, index) => `${counts[index] ?? ''} ${noun}`));
  });

  it.each([
    ['kk', [1, 3, 20], 'секундтан секундтан секундтан'],
    ['ru', [1, 3, 20, 21], 'секунду секунды секунд секунду'],
    ['en', [1, 3], 'second seconds'],
  ] as const)('seconds for the customer in %s', (language, counts, nouns) => {
    const said = counts.map((count) => customerTexts[language].t('limit.closes', { count }));
    for (const [index, noun] of nouns.split(' ').entries())
      expect(said[index]).toMatch(new RegExp(`(^|\\s)${counts[index] ?? ''}\\s${noun}($|\\s)`, 'u'));
  });
});
