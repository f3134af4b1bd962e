import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  readSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import type { StaffError } from '../../preload/staff-contract.ts';
import { replaceFile, retryWhileHeld } from '../platform/durable-file.ts';

/** The error of a drive that could not be written to. */
export class DriveFault extends Error {
  /** The system's error code: ENOSPC, EIO … */
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Suffix of an unfinished file, so that one left by a crash or an unplugged drive is not taken for a complete one. */
const unfinished = '.part';
/** Read back in blocks of this length, bytes. */
const blockBytes = 2_097_152;

/**
 * A new file on a drive: it never replaces another one, follows no link, and gets its own name only when complete. It is read back: a
 * drive that is full or worn may report success and store only a part. All methods wait for the drive: never use them on the main thread.
 */
export class DriveFile {
  /** Written so far. */
  bytes = 0;
  readonly #path: string;
  readonly #draft: string;
  /** Its current path. */
  #lies: string;
  readonly #hash = createHash('sha256');
  #descriptor: number | null;

  /** @throws {DriveFault} as every method but `drop` */
  constructor(folder: string, fileName: string) {
    if (basename(fileName) !== fileName) throw new Error('a name is asked for, not a path');
    this.#path = join(folder, fileName);
    this.#draft = `${this.#path}${unfinished}`;
    this.#lies = this.#draft;
    const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;
    this.#descriptor = onDrive(() => {
      if (lstatSync(this.#path, { throwIfNoEntry: false })) throw new DriveFault('EEXIST');
      return openSync(this.#draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    });
  }

  /** Waits until the drive has the data, so that the progress counts only written bytes. */
  write(bytes: Uint8Array): void {
    const file = this.#descriptor;
    if (file === null) throw new Error('the file is closed');
    onDrive(() => {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      fsyncSync(file);
    });
    this.#hash.update(bytes);
    this.bytes += bytes.length;
  }

  /** Reads it back. Yields how many bytes were read at a time. */
  *check(): Generator<number> {
    this.#close();
    const file = onDrive(() => openSync(this.#draft, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)));
    const hash = createHash('sha256');
    const block = Buffer.alloc(blockBytes);
    try {
      for (;;) {
        const length = onDrive(() => readSync(file, block, 0, block.length, null));
        if (length === 0) break;
        hash.update(block.subarray(0, length));
        yield length;
      }
    } finally {
      closeQuietly(file);
    }
    if (!hash.digest().equals(this.#hash.digest())) throw new DriveFault('short write');
  }

  /** Gives the complete file its own name. */
  keep(): void {
    onDrive(() => {
      replaceFile(this.#draft, this.#path);
      this.#lies = this.#path;
    });
  }

  /** Removes the file: a partial one, or one of several, would be taken for a complete export. */
  drop(): void {
    if (this.#descriptor !== null) closeQuietly(this.#descriptor);
    this.#descriptor = null;
    removeQuietly(this.#lies);
  }

  #close(): void {
    const file = this.#descriptor;
    this.#descriptor = null;
    if (file !== null) onDrive(() => closeSync(file));
  }
}

/** Writes one file, completely or not at all. */
export function writeToDrive(folder: string, fileName: string, bytes: Uint8Array): Result<null, StaffError> {
  let file: DriveFile | null = null;
  try {
    file = new DriveFile(folder, fileName);
    file.write(bytes);
    for (const _ of file.check());
    file.keep();
    return { ok: true, value: null };
  } catch (error) {
    file?.drop();
    return refuseBy(error);
  }
}

/** The drive's fault, for staff; other errors are thrown again. */
export function refuseBy(error: unknown): Result<never, StaffError> {
  if (!(error instanceof DriveFault)) throw error;
  const code = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(error.code) ? 'drive-full' : 'drive-refused';
  return { ok: false, error: { code, detail: error.code } };
}

/** Removes files that an earlier run of the kiosk did not finish. */
export function dropUnfinished(folder: string, beginning: string): void {
  const names = onDrive(() => readdirSync(folder));
  for (const name of names)
    if (name.startsWith(beginning) && name.endsWith(unfinished)) removeQuietly(join(folder, name));
}

function onDrive<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof DriveFault
      ? error
      : new DriveFault((error as NodeJS.ErrnoException).code ?? 'unknown');
  }
}

/** On an unplugged drive this fails as well. */
function removeQuietly(path: string): void {
  try {
    retryWhileHeld(() => rmSync(path, { force: true }));
  } catch {
    // Nothing more can be done; its name shows that it is unfinished.
  }
}

function closeQuietly(file: number): void {
  try {
    closeSync(file);
  } catch {
    // The drive is gone, and the file with it.
  }
}
