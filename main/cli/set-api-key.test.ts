import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { languages, type Result } from '../../preload/contract.ts';
import type { StoreTrouble } from '../settings/secret-box.ts';
import { setApiKey } from './set-api-key.ts';
import { commandWords, languageOfLocale } from './words.ts';

const apiKey = 'Qw3'.repeat(16);

async function run(input: string, saving: Result<null, StoreTrouble> = { ok: true, value: null }) {
  const lines: string[] = [];
  const saved: string[] = [];
  const exitCode = await setApiKey({
    input: Readable.from([Buffer.from(input)]),
    print: (line) => lines.push(line),
    printError: (line) => lines.push(line),
    language: 'en',
    settings: {
      change({ apiKey: key }) {
        if (saving.ok && key) saved.push(key);
        return saving;
      },
    },
  });
  return { exitCode, output: lines.join('\n'), saved };
}

it('saves a piped key and shows its last four characters', async () => {
  const { exitCode, output, saved } = await run(`${apiKey}\n`);
  expect(exitCode).toBe(0);
  expect(saved).toEqual([apiKey]);
  expect(output).toContain(apiKey.slice(-4));
  expect(output).not.toContain(apiKey);
});

it.each(['', 'short', 'x'.repeat(20_000), `${apiKey} ${apiKey}`])(
  'refuses what is no key: %#',
  async (input) => {
    const { exitCode, output, saved } = await run(input);
    expect(exitCode).toBe(2);
    expect(saved).toEqual([]);
    expect(output).toContain('api-key-malformed');
    expect(output).not.toContain(apiKey);
  },
);

it('says in the language of the station which mistake it was', async () => {
  const { exitCode, output, saved } = await run(`API_KEY=${apiKey}`);
  expect([exitCode, saved]).toEqual([2, []]);
  expect(output).toContain('There is a label before the key');
  expect(output).toContain('[api-key-malformed: labelled]');
  expect(output).not.toContain(apiKey.slice(0, 6));
});

it('says why the key was not saved', async () => {
  const { exitCode, output } = await run(apiKey, {
    ok: false,
    error: { code: 'secret-store-weak', staffDetail: 'back end basic_text' },
  });
  expect(exitCode).toBe(2);
  expect(output).toContain('no secret store');
  expect(output).toContain('basic_text');
  expect(output).not.toContain(apiKey);
});

it('speaks the three languages', () => {
  expect(['kk_KZ.UTF-8', 'ru-RU', 'en_US', 'C', ''].map(languageOfLocale)).toEqual([
    'kk',
    'ru',
    'en',
    'en',
    'en',
  ]);
  for (const words of Object.values(commandWords)) {
    expect(new Set(languages.map((language) => words[language])).size).toBe(3);
  }
});
