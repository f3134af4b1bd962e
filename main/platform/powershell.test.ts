import { afterEach, expect, it, vi } from 'vitest';
import { runPowershell } from './powershell.ts';

afterEach(() => vi.unstubAllEnvs());

it('asks Windows’ own PowerShell and its own modules, whatever the user’s variables say', async () => {
  vi.stubEnv('SystemRoot', 'C:\\Users\\kiosk\\mine');
  vi.stubEnv('PSModulePath', 'C:\\Users\\kiosk\\mine');
  const asked: string[][] = [];
  const output = await runPowershell('Get-Something', (program, words, _options, done) => {
    asked.push([program, Buffer.from(words.at(-1)!, 'base64').toString('utf16le')]);
    done(null, 'found');
  });
  expect(output).toBe('found');
  expect(asked).toEqual([
    [
      'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      "$env:PSModulePath = Join-Path $PSHOME 'Modules'\nGet-Something",
    ],
  ]);
});

it('says nothing where it fails', async () => {
  expect(
    await runPowershell('', (_program, _words, _options, done) => done(new Error('no'), 'half')),
  ).toBeNull();
});
