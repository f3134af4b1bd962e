import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createDurably,
  isThere,
  retryWhileHeld,
  retryWhileHeldAsync,
  writeDurably,
  writeDurablyAsync,
} from './durable-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const systemError = (code: string) => Object.assign(new Error(code), { code });
/** Fails this many times before it succeeds. */
function failing(code: string, times: number) {
  let tries = 0;
  const work = () => {
    tries += 1;
    if (tries <= times) throw systemError(code);
    return tries;
  };
  return { work, tries: () => tries };
}

it.each([
  ['at once', writeDurably],
  ['while the event loop turns', writeDurablyAsync],
])(
  'a file is written whole, for its owner alone, also over a draft that a kill has left (%s)',
  async (_, write) => {
    const path = join(folder, 'a.json');
    writeFileSync(`${path}.draft`, 'half of someth', { mode: 0o644 });
    await write(path, Buffer.from('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.json']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  },
);

it('a failed replacement leaves the old file, and no draft', async () => {
  const gone = join(folder, 'gone', 'a.json');
  expect(() => writeDurably(gone, Buffer.from('new'))).toThrow(/ENOENT/);
  await expect(writeDurablyAsync(gone, Buffer.from('new'))).rejects.toThrow(/ENOENT/);
  expect(readdirSync(folder)).toEqual([]);
});

it('creating a file that exists leaves it as it is', () => {
  const path = join(folder, 'key');
  expect(createDurably(path, Buffer.from('first'))).toBe(true);
  expect(createDurably(path, Buffer.from('second'))).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('first');
  expect(readdirSync(folder)).toEqual(['key']);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

it.each(['EPERM', 'EBUSY', 'EACCES'])('%s on Windows is retried, up to a limit', async (code) => {
  expect(retryWhileHeld(failing(code, 3).work, 'win32')).toBe(4);
  const always = failing(code, Infinity);
  expect(() => retryWhileHeld(always.work, 'win32')).toThrow(code);
  expect(always.tries()).toBe(10);
  const later = failing(code, Infinity);
  await expect(retryWhileHeldAsync(async () => later.work(), 'win32')).rejects.toThrow(code);
  expect(later.tries()).toBe(10);
});

it('other errors, and other systems, are not retried', () => {
  const full = failing('ENOSPC', 1);
  expect(() => retryWhileHeld(full.work, 'win32')).toThrow('ENOSPC');
  const refused = failing('EPERM', 1);
  expect(() => retryWhileHeld(refused.work, 'linux')).toThrow('EPERM');
  expect([full.tries(), refused.tries()]).toEqual([1, 1]);
});

it('a path that can’t be read does not count as missing', () => {
  expect(isThere(join(folder, 'none'))).toBe(false);
  expect(() => isThere(join(folder, 'x'.repeat(5_000)))).toThrow(/ENAMETOOLONG/);
  writeFileSync(join(folder, 'a-file'), '');
  // Windows does not distinguish this from a missing file.
  if (process.platform !== 'win32') expect(() => isThere(join(folder, 'a-file', 'below'))).toThrow(/ENOTDIR/);
});
