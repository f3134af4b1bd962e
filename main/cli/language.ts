import type { Language } from '../../preload/contract.ts';

/** The language of a locale such as `kk_KZ.UTF-8` or `ru-RU`; null where it is none of ours. */
export function languageOfLocale(locale: string): Language | null {
  const tag = /^(kk|ru|en)(?![a-z])/i.exec(locale)?.[1]?.toLowerCase();
  return tag === 'kk' || tag === 'ru' || tag === 'en' ? tag : null;
}

export interface LanguagePorts {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's languages in the order of preference, as the operating system lists them (`kk-KZ`). */
  readonly systemLanguages: () => readonly string[];
}

/**
 * The language in which a command answers: that of `--lang`, else of the environment (POSIX: LC_ALL, LC_MESSAGES, LANG), else the first
 * of the user's languages that is ours. Windows goes by the user's languages alone: it sets none of these variables, and programs such
 * as Git set LANG to English there. Chromium's own locale is no help: it has no Kazakh and turns it into English.
 */
export function commandLanguage({ argv, environment, platform, systemLanguages }: LanguagePorts): Language {
  const asked = languageOfLocale(langSwitchIn(argv));
  if (asked) return asked;
  const { LC_ALL, LC_MESSAGES, LANG } = platform === 'win32' ? {} : environment;
  const locale = LC_ALL || LC_MESSAGES || LANG;
  if (locale) return languageOfLocale(locale) ?? 'en';
  return (
    systemLanguages()
      .map(languageOfLocale)
      .find((one) => one !== null) ?? 'en'
  );
}

function langSwitchIn(argv: readonly string[]): string {
  const at = argv.findIndex((arg) => /^--lang(=|$)/.test(arg));
  const arg = argv[at] ?? '';
  return arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : (at >= 0 && argv[at + 1]) || '';
}
