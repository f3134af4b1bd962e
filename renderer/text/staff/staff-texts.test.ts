import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../../preload/contract.ts';
import { counted, fill, staffTexts } from './i18n.ts';
import { remedyOf } from './staff-words.ts';

type Flat = Readonly<Record<string, string>>;

function flatten(tree: object, path = ''): Flat {
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]: [string, unknown]) =>
      typeof value === 'string' ? { [path + key]: value } : flatten(value as object, `${path}${key}.`),
    ),
  ) as Flat;
}

const pluralForm = /\.(zero|one|two|few|many|other)$/;
const withoutPlural = (key: string) => key.replace(pluralForm, '');
const variablesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const flat: Readonly<Record<Language, Flat>> = {
  kk: flatten(staffTexts.kk),
  ru: flatten(staffTexts.ru),
  en: flatten(staffTexts.en),
};
const keysOf = (language: Language) => [...new Set(Object.keys(flat[language]).map(withoutPlural))].sort();

describe.each(languages)('staff texts in %s', (language) => {
  it('are the same ones as in English', () => {
    expect(keysOf(language)).toEqual(keysOf('en'));
  });

  it('have every plural form the language needs', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const texts = Object.keys(flat[language]);
    const countedKeys = texts.filter((key) => key.endsWith('.other')).map(withoutPlural);
    expect(countedKeys.length).toBeGreaterThan(5);
    for (const key of countedKeys) {
      const written = texts.filter((one) => pluralForm.test(one) && withoutPlural(one) === key);
      expect(written.map((one) => one.slice(key.length + 1)).sort(), key).toEqual(forms);
    }
  });

  it('name the same variables as the English ones', () => {
    for (const [key, text] of Object.entries(flat[language])) {
      const english = flat.en[key] ?? flat.en[`${withoutPlural(key)}.other`] ?? '';
      expect(variablesOf(text), key).toEqual(variablesOf(english));
    }
  });

  it('hold no leftovers: no doubled or outer spaces, no notes, no typewriter quotes', () => {
    for (const [key, text] of Object.entries(flat[language])) {
      // Where all is well, there is nothing to do.
      if (!/^finding\.(well|skipped)\.act$/.test(key)) expect(text, key).toMatch(/^\S(.*\S)?$/);
      expect(text, key).not.toMatch(/ {2}|TODO|FIXME|XXX|["']|\.\.\./);
    }
  });
});

describe.each(['kk', 'ru'] as const)('staff words in %s', (language) => {
  it('are not the English ones', () => {
    for (const [key, text] of Object.entries(flat[language])) {
      if (/\p{Letter}/u.test(text.replace(/\{\{\w+\}\}/g, ''))) expect(text, key).not.toBe(flat.en[key]);
    }
  });
});

describe('what to do about a code', () => {
  const { en } = staffTexts;

  it('calls the same person as the connection test does, where the contract is the cause', () => {
    for (const code of ['access-denied', 'subscription-none-active', 'subscription-missing'] as const)
      for (const act of [en.remedy[remedyOf[code]], en.finding[code].act])
        expect(act, code).toMatch(/^Ask the person responsible for the contract/);
  });

  it('does not send staff to the page “Keys” where the file of IT holds no key: a key entered there would not count', () => {
    expect(en.remedy[remedyOf['api-key-malformed']]).not.toContain('Keys');
  });
});

describe('Kazakh', () => {
  const all = Object.values(flat.kk).join(' ').toLowerCase();

  it('is written with its own letters and addresses people with «сіз»', () => {
    for (const letter of 'әғқңөұүіһ') if (letter !== 'һ') expect(all).toContain(letter);
    expect([...all].filter((letter) => 'ёщ'.includes(letter))).toEqual([]);
    expect(all).not.toMatch(/(^| )(сен|сенің|саған|сені)( |$|[.,])/);
  });

  it('is not the Russian text, but for the words both have', () => {
    const same = Object.entries(flat.kk).filter(([key, text]) => flat.ru[key] === text);
    const shared = ['Камера', 'Банк', 'ПИН-код', 'Диагностика', 'Станция', 'Сертификат', 'Код', 'Киоск'];
    expect(
      same
        .filter(([, text]) => /\p{Letter}{2}/u.test(text.replace(/\{\{\w+\}\}| мс| МБ/g, '')))
        .map(([, text]) => text)
        .filter((text) => !shared.includes(text)),
    ).toEqual([]);
  });
});

describe('Russian', () => {
  it('addresses people with «вы»', () => {
    const all = Object.values(flat.ru).join(' ').toLowerCase();
    expect(all).not.toMatch(/(^|[ «])(ты|тебя|тебе|твой|твоя|твоё|твои)([ ».,]|$)/);
  });

  it.each([
    [1, '1 знак'],
    [2, '2 знака'],
    [11, '11 знаков'],
    [52, '52 знака'],
  ])('counts %i', (count, words) => {
    expect(counted(staffTexts.ru.keys.length, count, 'ru')).toBe(words);
  });
});

describe('filling in', () => {
  it('leaves a name without a value to be seen', () => {
    expect(fill('{{a}} of {{b}}', { a: 1 })).toBe('1 of {{b}}');
  });
});
