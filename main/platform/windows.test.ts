import { afterEach, expect, it, vi } from 'vitest';
import { programData, runPowershell } from './windows.ts';

/** As reg.exe prints it. Never run on Windows: after Microsoft's documentation. */
const answer = (type: string, value: string) => () =>
  `\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\r\n    ProgramData    ${type}    ${value}\r\n\r\n`;

it('ProgramData is where the registry says', () => {
  expect(programData(answer('REG_EXPAND_SZ', '%SystemDrive%\\ProgramData'))).toBe('C:\\ProgramData');
  expect(programData(answer('REG_SZ', 'D:\\All users'))).toBe('D:\\All users');
});

it('ProgramData is the usual path where the registry has none, or one that a user could change', () => {
  const unsaid = () => {
    throw new Error('ENOENT');
  };
  expect(programData(unsaid)).toBe('C:\\ProgramData');
  for (const value of ['%USERPROFILE%\\mine', 'mine', '\\\\server\\share', 'E:\\%mine%'])
    expect(programData(answer('REG_EXPAND_SZ', value)), value).toBe('C:\\ProgramData');
});

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

it('a PowerShell script that fails gives null', async () => {
  expect(
    await runPowershell('', (_program, _words, _options, done) => done(new Error('no'), 'half')),
  ).toBeNull();
});
