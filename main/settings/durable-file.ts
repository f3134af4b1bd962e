import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file so that after a crash or a full disk either the old or the new content is there, whole.
 * Mode 0600. Throws if what is on the disk afterwards is not what was given: on a nearly full disk a write
 * can report success and leave half.
 */
export function writeDurably(path: string, content: Buffer): void {
  const draft = `${path}.draft`;
  try {
    const file = openSync(draft, 'w', 0o600);
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

/** As often as a virus scanner or an indexer on Windows may hold a file for a moment. */
const renameTries = 10;
const betweenRenamesMs = 20;

/** Puts a file in another's place, durably. What it replaces is there until the moment the new one is. */
export function replaceFile(from: string, to: string): void {
  for (let tries = 1; ; tries += 1) {
    try {
      renameSync(from, to);
      break;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      const isHeld = process.platform === 'win32' && ['EPERM', 'EBUSY', 'EACCES'].includes(code);
      if (!isHeld || tries >= renameTries) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, betweenRenamesMs);
    }
  }
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

/** The rename itself is durable only once its directory is. Windows has no such call and needs none (NTFS journals it). */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
