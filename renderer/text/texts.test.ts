import { describe, expect, it } from 'vitest';
import { languages, type Language } from '../../preload/contract.ts';
import { staffCodes, type ErrorCode } from '../../preload/error-codes.ts';
import { consentTexts } from '../../preload/consent-text.ts';
import { en } from './en/customers.ts';
import { texts } from './i18n.ts';
import { kk } from './kk/customers.ts';
import { problemGroups } from './problem-groups.ts';
import { remedyOf } from './remedies.ts';
import { ru } from './ru/customers.ts';
import { staffT, staffTexts } from './staff-i18n.ts';

type Flat = Readonly<Record<string, string>>;

function flatten(tree: object, path = ''): Flat {
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]: [string, unknown]) =>
      typeof value === 'string' ? { [path + key]: value } : flatten(value as object, `${path}${key}.`),
    ),
  ) as Flat;
}
const inEach = (read: (language: Language) => Flat): Readonly<Record<Language, Flat>> => ({
  kk: read('kk'),
  ru: read('ru'),
  en: read('en'),
});

const written = { kk, ru, en };
const customers = inEach((language) => flatten(written[language]));
const withConsent = inEach((language) => ({
  ...customers[language],
  ...flatten(consentTexts[language], 'consentText.'),
}));
const staff = inEach((language) => flatten(staffTexts[language]));

/** `attempts.left_few` is one form of the text `attempts.left`. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (flat: Flat) => [...new Set(Object.keys(flat).map(withoutPlural))].sort();
const countedIn = (flat: Flat) => keysOf(flat).filter((key) => `${key}_other` in flat);
const variablesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
/** Where all is well, there is nothing to do. */
const mayBeEmpty = /^finding\.(well|skipped)\.act$/;

it('texts with a number in them are found', () => {
  expect(countedIn(customers.en)).toEqual(['attempts.left', 'camera.pictureIn', 'limit.closes']);
  expect(countedIn(staff.en).length).toBeGreaterThan(5);
});

describe.each([
  ['customers', withConsent],
  ['staff', staff],
] as const)('texts for %s', (_readers, flat) => {
  it.each(languages)('are the same ones in %s as in English', (language) => {
    expect(keysOf(flat[language])).toEqual(keysOf(flat.en));
  });

  it.each(languages)('have every plural form that %s needs', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    expect(countedIn(flat[language])).toEqual(countedIn(flat.en));
    for (const key of countedIn(flat[language])) {
      const found = Object.keys(flat[language]).filter((one) => one !== key && withoutPlural(one) === key);
      expect(found.map((one) => one.slice(key.length + 1)).sort(), key).toEqual(forms);
    }
  });

  it.each(languages)('name the same variables in %s as in English', (language) => {
    for (const [key, text] of Object.entries(flat[language])) {
      const english = flat.en[key] ?? flat.en[`${withoutPlural(key)}_other`] ?? '';
      expect(variablesOf(text), key).toEqual(variablesOf(english));
    }
  });

  it.each(languages)(
    'hold no leftovers in %s: nothing empty, no doubled or outer spaces, no notes, no typewriter quotes',
    (language) => {
      for (const [key, text] of Object.entries(flat[language])) {
        if (!mayBeEmpty.test(key)) expect(text, key).toMatch(/^\S(.*\S)?$/);
        expect(text, key).not.toMatch(/ {2}|TODO|FIXME|XXX|["']|\.\.\./);
      }
    },
  );

  it('use their own letters in Kazakh and address people politely', () => {
    const all = Object.values(flat.kk).join(' ').toLowerCase();
    for (const letter of 'әғқңөұүі') expect(all).toContain(letter);
    expect(all).not.toMatch(/(^| )(сен|сенің|саған|сені)( |$|[.,])/);
  });

  it('address people with «вы» in Russian', () => {
    const all = Object.values(flat.ru).join(' ').toLowerCase();
    expect(all).not.toMatch(/(^|[ «])(ты|тебя|тебе|твой|твоя|твоё|твои)([ ».,]|$)/);
  });
});

describe('texts for customers', () => {
  it.each(languages)('keep every hint short enough in %s for one glance at its plate', (language) => {
    for (const [key, text] of Object.entries(customers[language]))
      if (key.startsWith('camera.hint.'))
        expect(text.replaceAll(' ', '').length, `${key}: ${text}`).toBeLessThanOrEqual(28);
  });

  it.each(['kk', 'ru'] as const)('are not the English ones in %s', (language) => {
    for (const [key, text] of Object.entries(customers[language]))
      expect(text, key).not.toBe(customers.en[key]);
  });

  it.each(['kk', 'ru'] as const)('are in Cyrillic throughout in %s: no Latin look-alike', (language) => {
    for (const [key, text] of Object.entries(withConsent[language]))
      expect(text.replace(/\{\{\w+\}\}/g, '').replace('biometric.kz', ''), key).not.toMatch(
        /\p{Script=Latin}/u,
      );
  });

  it('are Kazakh, and not the Russian text', () => {
    // Russian Ё, Щ, Ц hardly occur in Kazakh words: many of them would mean untranslated ones.
    const all = Object.values(withConsent.kk).join(' ').toLowerCase();
    expect([...all].filter((letter) => 'ёщц'.includes(letter))).toEqual([]);
    for (const [key, text] of Object.entries(withConsent.kk)) expect(text, key).not.toBe(withConsent.ru[key]);
  });

  it.each([
    [1, 'осталась 1 попытка', 'Экран закроется через 1 секунду'],
    [2, 'осталось 2 попытки', 'Экран закроется через 2 секунды'],
    [5, 'осталось 5 попыток', 'Экран закроется через 5 секунд'],
    [11, 'осталось 11 попыток', 'Экран закроется через 11 секунд'],
    [21, 'осталась 21 попытка', 'Экран закроется через 21 секунду'],
  ])('count %i in Russian', (count, attempts, seconds) => {
    expect(texts.ru.t('attempts.left', { count })).toBe(attempts);
    expect(texts.ru.t('limit.closes', { count })).toBe(seconds);
  });

  it.each(['ru', 'en'] as const)(
    'never end a line with a preposition in %s: a word of one or two letters stays with the next one',
    (language) => {
      const said = Object.keys(customers[language]).map((key) =>
        texts[language].t(key as 'done', { count: 2 }),
      );
      for (const text of said) expect(text).not.toMatch(/(?<![\p{L}’])\p{L}{1,2} /u);
      expect(said.join()).toContain('\u00a0');
      // The words themselves stay as they were written.
      const receipt = texts[language].t('receipt.live').replaceAll('\u00a0', ' ');
      expect(receipt).toBe(customers[language]['receipt.live']);
    },
  );

  it.each(Object.keys(staffCodes) as ErrorCode[])('say something about %s in every language', (code) => {
    for (const language of languages)
      for (const part of ['heading', 'body'] as const)
        expect(texts[language].t(`problem.${problemGroups[code]}.${part}`)).not.toContain('problem.');
  });
});

describe('texts for staff', () => {
  it.each(['kk', 'ru'] as const)('are not the English ones in %s', (language) => {
    // Names that are the same in every language.
    const foreign = /^event\.field\.(electron|camera\.id)$/;
    for (const [key, text] of Object.entries(staff[language]))
      if (/\p{Letter}/u.test(text.replace(/\{\{\w+\}\}/g, '')) && !foreign.test(key))
        expect(text, key).not.toBe(staff.en[key]);
  });

  it('are Kazakh, and not the Russian text but for the words both have', () => {
    const ownKeys = Object.entries(staff.kk).filter(([key]) => !key.startsWith('event.'));
    const all = ownKeys.map(([, text]) => text.toLowerCase()).join(' ');
    expect([...all].filter((letter) => 'ёщ'.includes(letter))).toEqual([]);
    const shared = [
      'Камера',
      'Банк',
      'ПИН-код',
      'Диагностика',
      'Станция',
      'Сертификат',
      'Код',
      'Киоск',
      'Прокси: {{address}}',
      'Сервер: {{host}}',
      '{{width}} × {{height}}, {{rate}} кадр/с',
    ];
    const same = ownKeys
      .filter(([key, text]) => staff.ru[key] === text)
      .map(([, text]) => text)
      .filter((text) => /\p{Letter}{2}/u.test(text.replace(/\{\{\w+\}\}| мс| МБ/g, '')));
    expect(same.filter((text) => !shared.includes(text))).toEqual([]);
  });

  it('call the same person about a code as the connection test does, where the contract is the cause', () => {
    const t = staffT.en;
    for (const code of ['access-denied', 'subscription-none-active', 'subscription-missing'] as const)
      for (const act of [t(`remedy.${remedyOf[code]}`), t(`finding.${code}.act`)])
        expect(act, code).toMatch(/^Ask the person responsible for the contract/);
  });

  it('do not send staff to the page “Keys” where the file of IT holds no key: a key entered there would not count', () => {
    expect(staffT.en(`remedy.${remedyOf['api-key-malformed']}`)).not.toContain('Keys');
  });

  it.each([
    [1, '1 знак'],
    [2, '2 знака'],
    [11, '11 знаков'],
    [52, '52 знака'],
  ])('count %i in Russian', (count, words) => {
    expect(staffT.ru('keys.length', { count })).toBe(words);
  });

  it('leave a name without a value to be seen, and take values as they are', () => {
    expect(staffT.en('status.fault', { line: 1, column: 2 })).toBe('Line 1, column 2: {{message}}');
    const message = '{{line}} & <b> $t(title) $1';
    expect(staffT.en('status.fault', { line: 1, column: 2, message })).toBe(`Line 1, column 2: ${message}`);
    expect(staffT.en('settings.megabytes', { count: 12_345 })).toBe('12345 MB');
  });
});
