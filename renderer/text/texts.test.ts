import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../preload/contract.ts';
import { staffCodes, type ErrorCode } from '../../preload/error-codes.ts';
import { consentTexts } from '../../preload/consent-text.ts';
import { en } from './en.ts';
import { texts } from './i18n.ts';
import { kk } from './kk.ts';
import { problemGroups } from './problem-groups.ts';
import { ru } from './ru.ts';

type Flat = Readonly<Record<string, string>>;

function flatten(tree: object, path = ''): Flat {
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]: [string, unknown]) =>
      typeof value === 'string' ? { [path + key]: value } : flatten(value as object, `${path}${key}.`),
    ),
  ) as Flat;
}

/** `attempts.left_few` is one form of the text `attempts.left`. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (flat: Flat) => [...new Set(Object.keys(flat).map(withoutPlural))].sort();
const variablesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

const flat: Readonly<Record<Language, Flat>> = { kk: flatten(kk), ru: flatten(ru), en: flatten(en) };
const withConsent = (language: Language): Flat => ({
  ...flat[language],
  ...flatten(consentTexts[language], 'consentText.'),
});

describe.each(languages)('texts in %s', (language) => {
  it('are the same ones as in English', () => {
    expect(keysOf(withConsent(language))).toEqual(keysOf(withConsent('en')));
  });

  it('have every plural form the language needs', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = keysOf(flat[language]).filter((key) => `${key}_other` in flat[language]);
    expect(counted).toEqual(['attempts.left', 'camera.pictureIn', 'limit.closes']);
    for (const key of counted) {
      const written = Object.keys(flat[language]).filter((one) => withoutPlural(one) === key);
      expect(written.map((one) => one.slice(key.length + 1)).sort()).toEqual(forms);
    }
  });

  it('name the same variables as the English ones', () => {
    for (const [key, text] of Object.entries(flat[language])) {
      const english = flat.en[key] ?? flat.en[`${withoutPlural(key)}_other`] ?? '';
      expect(variablesOf(text), key).toEqual(variablesOf(english));
    }
  });

  it('keep every hint short enough for one glance at its plate', () => {
    for (const [key, text] of Object.entries(flat[language]))
      if (key.startsWith('camera.hint.'))
        expect(text.replaceAll(' ', '').length, `${key}: ${text}`).toBeLessThanOrEqual(28);
  });

  it('hold no leftovers: nothing empty, no doubled or outer spaces, no notes, no typewriter quotes', () => {
    for (const [key, text] of Object.entries(withConsent(language))) {
      expect(text, key).toMatch(/^\S(.*\S)?$/);
      expect(text, key).not.toMatch(/ {2}|TODO|FIXME|XXX|["']|\.\.\./);
    }
  });
});

describe.each(['kk', 'ru'] as const)('words in %s', (language) => {
  it('are not the English ones', () => {
    for (const [key, text] of Object.entries(flat[language])) expect(text, key).not.toBe(flat.en[key]);
  });

  it('are in Cyrillic throughout, so that no Latin look-alike slipped in', () => {
    for (const [key, text] of Object.entries(withConsent(language))) {
      expect(text.replace(/\{\{\w+\}\}/g, '').replace('biometric.kz', ''), key).not.toMatch(
        /\p{Script=Latin}/u,
      );
    }
  });
});

describe('Kazakh', () => {
  const all = Object.values(withConsent('kk')).join(' ').toLowerCase();

  it('is written with its own letters', () => {
    for (const letter of 'әғқңөұүі') expect(all).toContain(letter);
    // Russian Э, Ё, Щ, Ц hardly occur in Kazakh words: many of them would mean untranslated ones.
    expect([...all].filter((letter) => 'ёщц'.includes(letter))).toEqual([]);
  });

  it('is not the Russian text', () => {
    for (const [key, text] of Object.entries(withConsent('kk')))
      expect(text, key).not.toBe(withConsent('ru')[key]);
  });

  it('addresses people with the polite form', () => {
    expect(all).not.toMatch(/(^| )(сен|сенің|саған|сені)( |$|[.,])/);
  });
});

describe('Russian', () => {
  it('addresses people with «вы»', () => {
    const all = Object.values(withConsent('ru')).join(' ').toLowerCase();
    expect(all).not.toMatch(/(^|[ «])(ты|тебя|тебе|твой|твоя|твоё|твои)([ ».,]|$)/);
  });

  it.each([
    [1, 'осталась 1 попытка'],
    [2, 'осталось 2 попытки'],
    [5, 'осталось 5 попыток'],
    [11, 'осталось 11 попыток'],
    [21, 'осталась 21 попытка'],
  ])('counts %i', (count, words) => {
    expect(texts.ru.t('attempts.left', { count })).toBe(words);
  });

  it.each([
    [1, 'Экран закроется через 1 секунду'],
    [3, 'Экран закроется через 3 секунды'],
    [20, 'Экран закроется через 20 секунд'],
  ])('counts %i seconds', (count, words) => {
    expect(texts.ru.t('limit.closes', { count })).toBe(words);
  });
});

describe.each(['ru', 'en'] as const)('lines in %s', (language) => {
  it('never end with a preposition: a word of one or two letters stays with the next one', () => {
    const said = Object.keys(flat[language]).map((key) => texts[language].t(key as 'done', { count: 2 }));
    for (const text of said) expect(text).not.toMatch(/(?<![\p{L}’])\p{L}{1,2} /u);
    expect(said.join()).toContain('\u00a0');
    // The words themselves stay as they were written.
    expect(texts[language].t('receipt.live').replaceAll('\u00a0', ' ')).toBe(flat[language]['receipt.live']);
  });
});

describe('every error code', () => {
  it.each(Object.keys(staffCodes) as ErrorCode[])('%s has words in every language', (code) => {
    for (const language of languages) {
      const { t } = texts[language];
      expect(t(`problem.${problemGroups[code]}.heading`)).not.toContain('problem.');
      expect(t(`problem.${problemGroups[code]}.body`)).not.toContain('problem.');
    }
  });
});
