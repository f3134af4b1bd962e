import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { retryWhileHeld, sleep } from './durable-file.ts';

/** A change takes some hundredths of a second; a lock that is this old belongs to nobody. */
const staleAfterMs = 10_000;
/** Between making and naming its owner lie microseconds; only a kill in just those leaves an empty one. */
const emptyStaleAfterMs = 1_000;
const waitAtMostMs = 12_000;
const lookEveryMs = 15;

export class LockTimeout extends Error {
  readonly code = 'locked by another process';
}

/** What this process is in the middle of. */
const inside = new Set<string>();

/**
 * Does something while no other process does the same: the running kiosk and `--set-api-key` may change the settings in
 * the same moment. Waits for the other one, which takes milliseconds; a lock whose process is gone (kill -9, a power cut) is
 * taken over. Throws LockTimeout, or what the system says when there is no lock to be had (a full or read-only disk).
 * @param work gets a check that throws LockTimeout when another process has taken over meanwhile: this one stood still (a
 * suspended machine, a stalled disk) for so long that it was given up. To be called before anything that can't be undone.
 */
export function withLock<T>(path: string, work: (assertHeld: () => void) => T): T {
  if (inside.has(path)) throw new Error('withLock called from within itself');
  const token = `${process.pid} ${randomUUID()}`;
  acquire(path, token);
  inside.add(path);
  try {
    return work(() => {
      if (readLock(path) !== token) throw new LockTimeout('taken over');
    });
  } finally {
    inside.delete(path);
    release(path, token);
  }
}

function acquire(path: string, token: string): void {
  const until = performance.now() + waitAtMostMs;
  while (!take(path, token)) {
    if (performance.now() > until) throw new LockTimeout('locked');
    if (!removeStale(path)) sleep(lookEveryMs);
  }
}

function take(path: string, token: string): boolean {
  let file: number;
  try {
    // Windows: a file that another process is just deleting can't be made, for a moment.
    file = retryWhileHeld(() => openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(file, token);
    return true;
  } catch (error) {
    // A full disk: an empty lock would keep everybody out for a while.
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** What was saved is saved: a lock that can't be removed (a scanner holds it) goes stale by itself. */
function release(path: string, token: string): void {
  try {
    if (readLock(path) === token) retryWhileHeld(() => rmSync(path, { force: true }));
  } catch {
    // See above.
  }
}

/**
 * One at a time, and looking again: of two that find the same stale lock, the slower one would else remove the lock that the
 * faster one has just taken.
 */
function removeStale(path: string): boolean {
  if (!isStale(path)) return false;
  const guard = `${path}.takeover`;
  if (!take(guard, String(process.pid))) {
    if (isStale(guard)) rmSync(guard, { force: true });
    return false;
  }
  try {
    if (!isStale(path)) return false;
    rmSync(path, { force: true });
    return true;
  } finally {
    rmSync(guard, { force: true });
  }
}

function isStale(path: string): boolean {
  try {
    // In either direction: a clock that was set back must not make a lock last for ever.
    const ageMs = Math.abs(Date.now() - statSync(path).mtimeMs);
    const pid = Number.parseInt(readLock(path), 10);
    return ageMs > (Number.isNaN(pid) ? emptyStaleAfterMs : staleAfterMs) || !isAlive(pid);
  } catch {
    // Gone meanwhile: the next look takes it.
    return false;
  }
}

function isAlive(pid: number): boolean {
  if (Number.isNaN(pid)) return true;
  // It is not inside: one before it had the same number, as after a restart, or always in a container.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to another user.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

const readLock = (path: string): string => readFileSync(path, 'utf8');
