import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file so that after a crash or a full disk either the old or the new content is there, whole.
 * Mode 0600. Throws if what is on the disk afterwards is not what was given: on a nearly full disk a write
 * can report success and leave half.
 */
export function writeDurably(path: string, content: Buffer): void {
  const draft = `${path}.draft`;
  try {
    // A draft that a kill has left would keep its own mode.
    rmSync(draft, { force: true });
    const file = openSync(draft, 'wx', 0o600);
    try {
      for (let done = 0; done < content.length;) done += writeSync(file, content, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (!readFileSync(draft).equals(content)) throw new Error('short write');
    replaceFile(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Throws where that can't be told: settings in a folder without the right to look are not "never set". */
export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** As often as a virus scanner or an indexer on Windows may hold a file for a moment. */
const heldTries = 10;
const betweenTriesMs = 20;

/** Tries again where Windows says that somebody else has the file open; elsewhere, or in the end, throws what was thrown. */
export function retryWhileHeld<T>(work: () => T, platform: NodeJS.Platform = process.platform): T {
  for (let tries = 1; ; tries += 1) {
    try {
      return work();
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      const isHeld = platform === 'win32' && ['EPERM', 'EBUSY', 'EACCES'].includes(code);
      if (!isHeld || tries >= heldTries) throw error;
      sleep(betweenTriesMs);
    }
  }
}

/** Puts a file in another's place, durably. What it replaces is there until the moment the new one is. */
export function replaceFile(from: string, to: string): void {
  retryWhileHeld(() => renameSync(from, to));
  syncDirectory(dirname(to));
}

export function syncFile(path: string): void {
  // Windows flushes only what it may write to.
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What file systems without such a call say (some of those on the network or in user space). */
const withoutDirectorySync = ['EINVAL', 'ENOTSUP', 'ENOSYS'];

/** The rename itself is durable only once its directory is. Windows has no such call and needs none (NTFS journals it). */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } catch (error) {
    if (!withoutDirectorySync.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    closeSync(directory);
  }
}

/** The store is read and written without promises, so that no two changes of one process cross. */
export function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
