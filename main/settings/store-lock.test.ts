import { spawnSync } from 'node:child_process';
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
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LockTimeout, withLock } from './store-lock.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-lock-'));
  path = join(folder, 'settings.lock');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** A process that has surely ended. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;
/** How often the lock was waited for; `meanwhile` is done in each wait, in whose time the other processes go on. */
function waitsFor(meanwhile: (waits: number) => void = () => undefined): number {
  let waits = 0;
  vi.spyOn(Atomics, 'wait').mockImplementation(() => {
    meanwhile((waits += 1));
    return 'timed-out';
  });
  withLock(path, () => undefined);
  return waits;
}

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
  expect(waitsFor()).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});

it('is taken over from anybody when it is old, whichever way the clock was set', () => {
  for (const days of [-1, 1]) {
    // Its process lives, and is not this one.
    writeFileSync(path, `${process.ppid} stood still`);
    const then = new Date(Date.now() + days * 86_400_000);
    utimesSync(path, then, then);
    expect(waitsFor()).toBe(0);
  }
});

it('of an earlier process with the same number is nobody’s, as after a restart or in a container', () => {
  writeFileSync(path, `${process.pid} of the one before`);
  expect(waitsFor()).toBe(0);
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
  writeFileSync(path, `${process.ppid} a living one`);
  const release = (waits: number) => {
    expect(readFileSync(path, 'utf8'), 'not touched').toContain('a living one');
    if (waits === 3) rmSync(path);
  };
  expect(waitsFor(release)).toBe(3);
});

it('says what the system says where there is no lock to be had', () => {
  expect(() => withLock(join(folder, 'gone', 'settings.lock'), () => undefined)).toThrow(/ENOENT/);
});
