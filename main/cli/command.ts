import type { Readable } from 'node:stream';
import type { Language } from '../../preload/contract.ts';
import type { Identity } from '../camera/identity.ts';
import type { OpenConfiguration } from '../settings/open-configuration.ts';
import { storeDetail } from '../settings/store/store-failure.ts';
import type { StoreFailure } from '../settings/store/store-failure.ts';
import type { CommandGroup, HelpLine } from './help.ts';
import { commandText, type CommandWord } from './words.ts';

/** What a command is given. */
export interface CommandPorts {
  readonly input: Readable & { readonly isTTY?: boolean; readonly setRawMode?: (isRaw: boolean) => unknown };
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly language: Language;
  /** Of the program: `0.1.0`. */
  readonly version: string;
  /** `production (Electron 45.4.1)` */
  readonly build: string;
  /** Of the policy in force. */
  readonly policyPath: string;
  /** Opens this station's settings. Commands that an auditor may run on any computer do not call it. */
  readonly station: () => OpenConfiguration & { readonly directory: string };
  /** What is plugged in; null: the system can't be asked. */
  readonly list: () => Promise<readonly Identity[] | null>;
}

export interface Command {
  /** The switch, without its dashes. */
  readonly name: string;
  readonly group: CommandGroup;
  /** `nothing`: runs as any user, also on a computer that is no station. build/package/linux/launcher has the same lists. */
  readonly needs: 'nothing' | 'station';
  /** Its line of `--help`, then those of its options. */
  readonly words: readonly HelpLine[];
  /** @param argv without the program @returns the exit code: 0 done, 1 the answer is negative, 2 error */
  readonly run: (argv: readonly string[], ports: CommandPorts) => number | Promise<number>;
}

/** Of `--name value` or `--name=value`; empty where no value follows. */
export function valueOf(argv: readonly string[], name: string): string {
  const joined = argv.find((arg) => arg.startsWith(`--${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 3);
  const next = argv[argv.indexOf(`--${name}`) + 1] ?? '';
  return next.startsWith('--') ? '' : next;
}

/** What follows a switch, for the command itself. Other switches than `options` (`--no-sandbox`, `--user-data-dir=…`) are Chromium's. */
export function wordsAfter(
  argv: readonly string[],
  name: string,
  options: readonly string[],
): readonly string[] {
  const at = argv.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  const joined = argv[at]?.slice(name.length + 3);
  return [...(joined ? [joined] : []), ...argv.slice(at + 1)].filter(
    (arg) => !arg.startsWith('--') || options.includes(arg.slice(2).split('=', 1)[0] ?? ''),
  );
}

type Answering = Pick<CommandPorts, 'printError' | 'language'>;

/** Says why a command could not be done. @returns the exit code */
export function fail({ printError, language }: Answering, word: CommandWord, detail?: string): 2 {
  printError(`${commandText(word, language)} [${word}${detail ? `: ${detail}` : ''}]`);
  return 2;
}

/** As `fail`, for a key store or a file that can't be used. @param word other text than that of the code */
export function failStore(ports: Answering, error: StoreFailure, word: CommandWord = error.code): 2 {
  const { printError, language } = ports;
  printError(`${commandText(word, language)} [${error.code}: ${storeDetail(error, language)}]`);
  return 2;
}

/** The language of a locale such as `kk_KZ.UTF-8` or `ru-RU`; null where the kiosk does not have it. */
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
 * of the user's languages that the kiosk has. On Windows only the user's languages count: it sets none of these variables, and programs such
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
