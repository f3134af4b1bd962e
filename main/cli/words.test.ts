import { describe, expect, it } from 'vitest';
import { languages, type Localised } from '../../preload/contract.ts';
import type { Report } from '../liveness/outcome.ts';
import { keyFaultTexts } from '../../preload/key-faults.ts';
import { chromiumSwitches, ownSwitches } from '../security/launch.ts';
import { helpGroups, helpText } from './commands.ts';
import { helpFrame } from './help.ts';
import { describeCheck, photoWords } from './photo-words.ts';
import { findingWords, receiptWords, reportWords } from './verify-words.ts';
import { cameraKinds, commandText, commandWords } from './words.ts';

const tables: Readonly<Record<string, Readonly<Record<string, Localised>>>> = {
  commandWords,
  keyFaultTexts,
  photoWords,
  receiptWords,
  helpFrame,
  helpLines: Object.fromEntries(
    helpGroups.flatMap(({ lines }, group) => lines.map(({ term, words }) => [`${group} ${term}`, words])),
  ),
};
const all = Object.entries(tables).flatMap(([table, words]) =>
  Object.entries(words).map(([word, texts]) => [`${table} ${word}`, texts] as const),
);

/** What is typed or read in Latin letters in any language: names of programs, files, formats, keys, values of switches. */
const latin = new Set([
  ...['API', 'KEY', 'ID', 'QR', 'JSON', 'JPEG', 'PNG', 'UTF', 'USB', 'Ctrl', 'D', 'Z', 'Enter', 'root'],
  ...['Linux', 'Windows', 'gnome', 'keyring', 'libsecret', 'KWallet', 'kwallet', 'Local', 'State', 'chcp'],
  ...['liveness', 'kiosk', 'station', 'setup', 'administrator', 'clerk', 'swiftshader', 'dev', 'shm'],
  ...['x', 'wayland', 'headless', 'auto', 'enabled', 'disabled'],
]);

describe('the words of the command line', () => {
  it.each(all)('%s: in three languages, with the same values filled in', (_word, texts) => {
    expect(new Set(languages.map((language) => texts[language])).size).toBe(3);
    const values = (text: string) => text.match(/\{\{\w+\}\}/g)?.sort();
    for (const language of languages) expect(values(texts[language])).toEqual(values(texts.en));
  });

  const translated = [cameraKinds, findingWords, reportWords].flatMap((words) => Object.entries(words));
  it.each([...all, ...translated])('%s: without English in the others', (_word, texts) => {
    for (const language of ['kk', 'ru'] as const) {
      const words = texts[language].replace(/\{\{\w+\}\}|--[a-z-]+/g, '').match(/[A-Za-z]+/g) ?? [];
      expect(words.filter((word) => !latin.has(word))).toEqual([]);
    }
  });

  it('fills in values, and leaves the text of one as it is', () => {
    expect(commandText('rotation-saved', 'ru', { degrees: 90 })).toContain('на 90° по');
    expect(commandText('switch-refused', 'en', { what: '--{{what}}' })).toContain('--{{what}}: unknown');
  });
});

describe('--help', () => {
  it.each(languages)('names every switch that is let in, once on a line of its own: %s', (language) => {
    const text = helpText('1.2.3', language);
    for (const name of [...ownSwitches, ...chromiumSwitches])
      expect(text, name).toMatch(new RegExp(`^ {2,4}--${name}(?![a-z-]).* {2}\\S`, 'm'));
    expect(text).not.toMatch(/[{}]/);
  });

  it.each(languages)('names no switch that would be refused: %s', (language) => {
    const known = new Set<string>([...ownSwitches, ...chromiumSwitches]);
    const named = [...helpText('1.2.3', language).matchAll(/--([a-z][a-z-]*)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(languages)('explains them in one column, in lines that fit a wide terminal: %s', (language) => {
    const lines = helpText('1.2.3', language).split('\n');
    const starts = lines
      .filter((line) => line.startsWith('  '))
      .map((line) => line.search(/(?<=\S {2,})(?! )/));
    expect(new Set(starts).size).toBe(1);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(130);
  });
});

describe('--check-photo in words', () => {
  const report: Report = {
    ...{ outcome: 'live' as const, score: 0.9823, code: null, demonstration: false, failureClass: null },
    ...{ createdAt: null, failureReason: null, staffDetail: null, durationMs: 1, sentBytes: 0, sha256: null },
  };

  it.each([
    ['kk', 'Нәтиже: тірі адам. Балы: 0,98.'],
    ['ru', 'Результат: живой человек. Оценка: 0,98.'],
    ['en', 'Result: live. Score: 0.98.'],
  ] as const)('tells the result: %s', (language, line) => {
    expect(describeCheck(report, language)).toBe(line);
    expect(describeCheck({ ...report, outcome: 'not-live', demonstration: true }, language)).not.toContain(
      line,
    );
  });

  it.each([
    ['bad-request', /Укажите один файл.*\[K07 bad-request\]$/],
    ['unauthorized', /не принял ключ.*\[S08 unauthorized\]$/],
    ['tls-failed', /не ответил.*\[N02 tls-failed\]$/],
    ['service-error', /не дал результата.*\[S12 service-error\]$/],
    ['internal', /Внутренняя ошибка.*\[K09 internal\]$/],
  ] as const)('tells what to do: %s', (code, line) => {
    expect(describeCheck({ ...report, outcome: 'error', code }, 'ru')).toMatch(line);
  });
});
