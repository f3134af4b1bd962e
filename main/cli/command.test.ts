import { expect, it } from 'vitest';
import { commandLanguage, languageOfLocale, type LanguagePorts } from './command.ts';

const languageIn = (over: Partial<LanguagePorts>) =>
  commandLanguage({ argv: [], environment: {}, platform: 'linux', systemLanguages: () => [], ...over });

it.each([
  ['kk_KZ.UTF-8', 'kk'],
  ['ru-RU', 'ru'],
  ['KK', 'kk'],
  ['en', 'en'],
  ['C.UTF-8', null],
  ['run', null],
  ['', null],
])('%j is a locale of %j', (locale, language) => {
  expect(languageOfLocale(locale)).toBe(language);
});

it.each([
  ['nothing known', {}, 'en'],
  ['LANG', { LANG: 'kk_KZ.UTF-8' }, 'kk'],
  ['LC_MESSAGES before LANG', { LC_MESSAGES: 'ru_RU.UTF-8', LANG: 'kk_KZ.UTF-8' }, 'ru'],
  ['LC_ALL before all', { LC_ALL: 'kk_KZ', LC_MESSAGES: 'ru_RU', LANG: 'en_US' }, 'kk'],
  ['an empty LC_ALL counts as none', { LC_ALL: '', LANG: 'ru_RU.UTF-8' }, 'ru'],
  ['C is English', { LC_ALL: 'C', LANG: 'ru_RU.UTF-8' }, 'en'],
] as const)('on Linux: %s', (_what, environment, language) => {
  expect(languageIn({ environment })).toBe(language);
});

it('on Windows: the user’s languages, whatever LANG says', () => {
  const windows = { platform: 'win32', environment: { LANG: 'en_US.UTF-8' } } as const;
  expect(languageIn({ ...windows, systemLanguages: () => ['kk-KZ', 'ru-RU', 'en-US'] })).toBe('kk');
  expect(languageIn({ ...windows, systemLanguages: () => ['de-DE', 'ru'] })).toBe('ru');
  expect(languageIn({ ...windows, systemLanguages: () => ['de-DE'] })).toBe('en');
});

it('--lang comes before all of it, in either spelling', () => {
  const environment = { LANG: 'ru_RU.UTF-8' };
  expect(languageIn({ environment, argv: ['--help', '--lang=kk'] })).toBe('kk');
  expect(languageIn({ environment, argv: ['--lang', 'en', '--help'] })).toBe('en');
  expect(languageIn({ environment, argv: ['--lang=de'] })).toBe('ru');
  expect(languageIn({ environment, argv: ['--language-of-mine=kk'] })).toBe('ru');
});
