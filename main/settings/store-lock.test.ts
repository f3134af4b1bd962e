import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './store-lock.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-lock-'));
  path = join(folder, 'settings.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that has surely ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;
const msFor = (work: () => void) => {
  const begun = performance.now();
  work();
  return performance.now() - begun;
};

it('is there while the work is done, and gone after it, also when that throws', () => {
  expect(withLock(path, () => existsSync(path))).toBe(true);
  expect(() =>
    withLock(path, () => {
      throw new Error('full');
    }),
  ).toThrow('full');
  expect(readdirSync(folder)).toEqual([]);
});

it('is taken over at once from a process that was killed', () => {
  writeFileSync(path, String(deadPid()));
  expect(msFor(() => withLock(path, () => undefined))).toBeLessThan(2_000);
  expect(readdirSync(folder)).toEqual([]);
});

it('is taken over from anybody when it is old, whichever way the clock was set', () => {
  for (const days of [-1, 1]) {
    writeFileSync(path, String(process.pid));
    const then = new Date(Date.now() + days * 86_400_000);
    utimesSync(path, then, then);
    expect(msFor(() => withLock(path, () => undefined))).toBeLessThan(2_000);
  }
});

it('is waited for while its process lives', () => {
  // Let go by another process, since this one does nothing but wait.
  writeFileSync(path, String(process.pid));
  const script = `setTimeout(() => require('fs').rmSync(${JSON.stringify(path)}), 400)`;
  const child = spawnSync(process.execPath, [
    '-e',
    `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(script)}], { detached: true, stdio: 'ignore' }).unref()`,
  ]);
  expect(child.status).toBe(0);
  let entered = false;
  expect(msFor(() => withLock(path, () => (entered = true)))).toBeGreaterThan(100);
  expect(entered).toBe(true);
});

it('says what the system says where there is no lock to be had', () => {
  expect(() => withLock(join(folder, 'gone', 'settings.lock'), () => undefined)).toThrow(/ENOENT/);
});
