import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';

/** A change takes some hundredths of a second; a lock that is this old belongs to nobody. */
const staleAfterMs = 10_000;
const waitAtMostMs = 12_000;
const lookEveryMs = 15;

export class LockTimeout extends Error {
  readonly code = 'locked by another process';
}

/**
 * Does something while no other process does the same: the running kiosk and `--set-api-key` may change the settings in
 * the same moment. Waits for the other one, which takes milliseconds; a lock whose process is gone (kill -9, a power cut) is
 * taken over. Throws LockTimeout, or what the system says when there is no lock to be had (a full or read-only disk).
 */
export function withLock<T>(path: string, work: () => T): T {
  const until = performance.now() + waitAtMostMs;
  while (!take(path)) {
    if (isStale(path) && takeOver(path)) break;
    if (performance.now() > until) throw new LockTimeout('locked');
    sleep(lookEveryMs);
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(file, String(process.pid));
    return true;
  } catch (error) {
    // A full disk: an empty lock would keep everybody out for a while.
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

function isStale(path: string): boolean {
  try {
    if (isOld(path)) return true;
    const pid = Number(readFileSync(path, 'utf8'));
    // Empty for the moment between making and writing it.
    return pid > 0 && !isAlive(pid);
  } catch {
    // Gone meanwhile: the next look takes it.
    return false;
  }
}

/** In either direction: a clock that was set back must not make a lock last for ever. */
function isOld(path: string): boolean {
  return Math.abs(Date.now() - statSync(path).mtimeMs) > staleAfterMs;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to another user.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** By a rename, which one of several can do. Whoever finds that it has moved a living one puts that back. */
function takeOver(path: string): boolean {
  const own = `${path}.${randomUUID()}`;
  try {
    renameSync(path, own);
    const pid = Number(readFileSync(own, 'utf8'));
    const isLiving = pid > 0 && isAlive(pid) && !isOld(own);
    if (isLiving) linkSync(own, path);
    rmSync(own, { force: true });
    return !isLiving && take(path);
  } catch {
    rmSync(own, { force: true });
    return false;
  }
}

/** The store is read and written without promises, so that no two changes of one process cross. */
function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
