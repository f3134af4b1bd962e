import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isThere, retryWhileHeld, writeDurably } from './durable-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const systemError = (code: string) => Object.assign(new Error(code), { code });
/** Fails so many times before it works. */
function failing(code: string, times: number) {
  let tries = 0;
  const work = () => {
    tries += 1;
    if (tries <= times) throw systemError(code);
    return tries;
  };
  return { work, tries: () => tries };
}

it('a file is written whole, for its owner alone, also over a draft that a kill has left', () => {
  const path = join(folder, 'a.json');
  writeFileSync(`${path}.draft`, 'half of someth');
  writeDurably(path, Buffer.from('new'));
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['a.json']);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('a file that can’t take its place leaves what was there, and no draft', () => {
  expect(() => writeDurably(join(folder, 'gone', 'a.json'), Buffer.from('new'))).toThrow(/ENOENT/);
  expect(readdirSync(folder)).toEqual([]);
});

it.each(['EPERM', 'EBUSY', 'EACCES'])('%s on Windows is waited out, but not for ever', (code) => {
  expect(retryWhileHeld(failing(code, 3).work, 'win32')).toBe(4);
  const always = failing(code, Infinity);
  expect(() => retryWhileHeld(always.work, 'win32')).toThrow(code);
  expect(always.tries()).toBe(10);
});

it('other errors, and other systems, are not tried again', () => {
  const full = failing('ENOSPC', 1);
  expect(() => retryWhileHeld(full.work, 'win32')).toThrow('ENOSPC');
  const refused = failing('EPERM', 1);
  expect(() => retryWhileHeld(refused.work, 'linux')).toThrow('EPERM');
  expect([full.tries(), refused.tries()]).toEqual([1, 1]);
});

it('what can’t be looked at is not taken for what is not there', () => {
  expect(isThere(join(folder, 'none'))).toBe(false);
  expect(() => isThere(join(folder, 'x'.repeat(5_000)))).toThrow(/ENAMETOOLONG/);
});
