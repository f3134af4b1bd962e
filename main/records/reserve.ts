import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reasonOf } from '../platform/errno.ts';
import { reserveName } from './record-files.ts';

/** Many times the size of an attempt's records and of the staff events that follow. */
const reserveBytes = 256 * 1024;

/**
 * Disk space reserved for when the disk fills up: an attempt whose picture was already sent still gets its record, and the
 * next one is refused.
 */
export class Reserve {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, reserveName);
  }

  /** Creates it where it is missing, with its folder. @returns null on success; else the reason */
  keep(): string | null {
    if (statSync(this.#path, { throwIfNoEntry: false })?.size === reserveBytes) return null;
    try {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
      writeWhole(this.#path);
      return null;
    } catch (error) {
      // A partial reserve would take space that the records need.
      this.give();
      return reasonOf(error);
    }
  }

  give(): void {
    try {
      rmSync(this.#path, { force: true });
    } catch {
      // A read-only disk: deleting the reserve is impossible and would free nothing.
    }
  }
}

function writeWhole(path: string): void {
  const descriptor = openSync(path, 'w', 0o600);
  try {
    // Not zeros: some file systems store those as a sparse file.
    const block = Buffer.alloc(reserveBytes, 'kept for records ');
    for (let done = 0; done < block.length;) done += writeSync(descriptor, block, done);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
