import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { helpText } from '../../main/cli/commands.ts';
import { photoWords } from '../../main/cli/photo-words.ts';
import { findingWords } from '../../main/cli/verify-words.ts';
import { cameraHeads, commandWords } from '../../main/cli/words.ts';
import { languages } from '../../preload/contract.ts';
import { builtVersion, runApp } from './run-app.ts';

let directory: string;
test.beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-command-line-'));
});
test.afterAll(() => rmSync(directory, { recursive: true, force: true }));

const locales = { kk: 'kk_KZ.UTF-8', ru: 'ru_RU.UTF-8', en: 'en_US.UTF-8' } as const;
const run = (words: readonly string[], locale: string) =>
  runApp(words, { directory, environment: { LC_ALL: locale } });

for (const language of languages)
  test(`the built app helps in the language of the environment: ${language}`, async () => {
    const { exitCode, stdout } = await run(['--help'], locales[language]);
    const version = builtVersion.exec(stdout)?.[0] ?? '';
    expect(stdout).toBe(`${helpText(version, language)}\n`);
    expect(exitCode).toBe(0);
  });

test('--lang comes before the environment', async () => {
  const { stdout } = await run(['--help', '--lang=kk'], locales.ru);
  expect(stdout).toContain('Пайдалану: liveness-kiosk');
});

test('a table, a refusal and a failed check speak Kazakh; what scripts read stays as it is', async () => {
  const table = await run(['--list-cameras'], locales.kk);
  expect([commandWords['no-cameras'].kk, cameraHeads.kk.join(' ')]).toContain(
    table.stdout.split('\n')[0]?.trim().replace(/ +/g, ' '),
  );
  const role = await run(['--set-staff-pin', 'boss'], locales.kk);
  expect(role.stderr).toContain(`${commandWords['role-malformed'].kk} [role-malformed]\n`);
  expect(role.exitCode).toBe(2);
  const records = await run(['--verify-records', directory], locales.kk);
  expect(records.stdout).toContain(`empty: ${findingWords.empty.kk}`);
  expect(records.exitCode).toBe(1);
  const check = await run(['--check-photo', join(directory, 'no-such.jpg')], locales.kk);
  expect(JSON.parse(check.stdout)).toMatchObject({ outcome: 'error', code: 'bad-picture' });
  expect(check.stderr).toContain(`${photoWords.picture.kk} [P01 bad-picture]\n`);
  expect(check.exitCode).toBe(2);
});
