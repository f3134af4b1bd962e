import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { open, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from './errno.ts';

/**
 * Writes a file so that after a crash or a full disk either the old or the new content is complete.
 * Mode 0600. Throws if what is on the disk afterwards is not what was given: on a nearly full disk a write
 * can report success and leave a partial file.
 */
export function writeDurably(path: string, content: Buffer): void {
  withDraft(`${path}.draft`, content, (draft) => replaceFile(draft, path));
}

/**
 * Creates a file, as writeDurably does. If several processes do so at the same time, one succeeds.
 * @returns false: the file exists already, and its content is kept
 */
export function createDurably(path: string, content: Buffer): boolean {
  // Each process writes its own temporary file: with a shared one, a process could rename the other's.
  return withDraft(`${path}.${process.pid}.draft`, content, (draft) => {
    try {
      linkSync(draft, path);
    } catch {
      if (isThere(path)) return false;
      // File systems without hard links (FAT): there is no better way.
      replaceFile(draft, path);
      return true;
    }
    syncDirectory(dirname(path));
    return true;
  });
}

function withDraft<T>(draft: string, content: Buffer, use: (draft: string) => T): T {
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
    return use(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Throws where it can't be determined: settings in an unreadable folder are not "never set". */
export function isThere(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    // `throwIfNoEntry: false` takes ENOTDIR for the same from Node 24 on.
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** As often as a virus scanner or an indexer on Windows may hold a file for a moment. */
const heldTries = 10;
const betweenTriesMs = 20;

/** Retries where Windows reports that another process has the file open; otherwise, or after the last try, throws the original error. */
export function retryWhileHeld<T>(work: () => T, platform: NodeJS.Platform = process.platform): T {
  for (let tries = 1; ; tries += 1) {
    try {
      return work();
    } catch (error) {
      if (!isHeld(error, platform) || tries >= heldTries) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, betweenTriesMs);
    }
  }
}

/** As retryWhileHeld, without blocking between the tries. */
export async function retryWhileHeldAsync<T>(
  work: () => Promise<T>,
  platform: NodeJS.Platform = process.platform,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isHeld(error, platform) || tries >= heldTries) throw error;
      await wait(betweenTriesMs);
    }
  }
}

function isHeld(error: unknown, platform: NodeJS.Platform): boolean {
  return platform === 'win32' && ['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error));
}

/** Replaces a file by another, durably: at every moment either the old or the new one is in place. */
export function replaceFile(from: string, to: string): void {
  retryWhileHeld(() => renameSync(from, to));
  syncDirectory(dirname(to));
}

/** As replaceFile; the event loop turns while the disk works. */
export async function replaceFileAsync(from: string, to: string): Promise<void> {
  await retryWhileHeldAsync(() => rename(from, to));
  if (process.platform !== 'win32') await sync(dirname(to), 'r').catch(passUnknownSync);
}

/** As writeDurably; the event loop turns while the disk works. One at a time for one path. */
export async function writeDurablyAsync(path: string, content: Buffer): Promise<void> {
  const draft = `${path}.draft`;
  try {
    await rm(draft, { force: true });
    await writeFile(draft, content, { flag: 'wx', mode: 0o600 });
    await syncFile(draft);
    if (!(await readFile(draft)).equals(content)) throw new Error('short write');
    await replaceFileAsync(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Windows flushes only what it may write to. */
export const syncFile = (path: string): Promise<void> => sync(path, 'r+');

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The rename itself is durable only once its directory is. Windows has no such call and needs none (NTFS journals it). */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } catch (error) {
    passUnknownSync(error);
  } finally {
    closeSync(directory);
  }
}

/** Some network and user-space file systems don't support this call; other errors are thrown. */
function passUnknownSync(error: unknown): void {
  if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(codeOf(error))) throw error;
}

/** Free space on the disk of a folder, bytes; null where it is unknown. */
export async function freeBytesIn(directory: string): Promise<number | null> {
  try {
    // A drive that hangs blocks this call.
    const { bavail, bsize } = await statfs(directory);
    return bavail * bsize;
  } catch {
    return null;
  }
}
