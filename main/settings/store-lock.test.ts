import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LockTimeout, withLock } from './store-lock.ts';

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
    // Its process lives, and is not this one.
    writeFileSync(path, `${process.ppid} stood still`);
    const then = new Date(Date.now() + days * 86_400_000);
    utimesSync(path, then, then);
    expect(msFor(() => withLock(path, () => undefined))).toBeLessThan(2_000);
  }
});

it('of an earlier process with the same number is nobody’s, as after a restart or in a container', () => {
  writeFileSync(path, `${process.pid} of the one before`);
  expect(msFor(() => withLock(path, () => undefined))).toBeLessThan(2_000);
});

it('that another has taken over meanwhile stops the work, and is left to the other', () => {
  const work = (assertHeld: () => void) => {
    assertHeld();
    writeFileSync(path, `${process.ppid} the other`);
    assertHeld();
  };
  expect(() => withLock(path, work)).toThrow(LockTimeout);
  expect(readFileSync(path, 'utf8')).toContain('the other');
});

it('is not asked for twice by the same work, which would wait for itself', () => {
  expect(() => withLock(path, () => withLock(path, () => undefined))).toThrow('within itself');
  expect(readdirSync(folder)).toEqual([]);
});

it('is waited for while its process lives', () => {
  const script = `setTimeout(() => require('fs').rmSync(${JSON.stringify(path)}), 400)`;
  const owner = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  writeFileSync(path, `${owner.pid} a living one`);
  let entered = false;
  expect(msFor(() => withLock(path, () => (entered = true)))).toBeGreaterThan(100);
  expect(entered).toBe(true);
});

it('says what the system says where there is no lock to be had', () => {
  expect(() => withLock(join(folder, 'gone', 'settings.lock'), () => undefined)).toThrow(/ENOENT/);
});
