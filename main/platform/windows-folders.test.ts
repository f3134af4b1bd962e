import { expect, it } from 'vitest';
import { programData } from './windows-folders.ts';

/** As reg.exe prints it. Never run on Windows: after Microsoft's documentation. */
const answer = (type: string, value: string) => () =>
  `\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\r\n    ProgramData    ${type}    ${value}\r\n\r\n`;

it('is where the registry says', () => {
  expect(programData(answer('REG_EXPAND_SZ', '%SystemDrive%\\ProgramData'))).toBe('C:\\ProgramData');
  expect(programData(answer('REG_SZ', 'D:\\All users'))).toBe('D:\\All users');
});

it('is where it usually is when the registry does not say, or says what a user could turn', () => {
  const unsaid = () => {
    throw new Error('ENOENT');
  };
  expect(programData(unsaid)).toBe('C:\\ProgramData');
  for (const value of ['%USERPROFILE%\\mine', 'mine', '\\\\server\\share', 'E:\\%mine%'])
    expect(programData(answer('REG_EXPAND_SZ', value)), value).toBe('C:\\ProgramData');
});
