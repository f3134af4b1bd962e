import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reasonOf } from '../settings/data-key.ts';
import { reserveName } from './record-files.ts';

/** Holds the records of an attempt that is under way, and the ones of what staff do about it, many times over. */
const reserveBytes = 256 * 1024;

/**
 * Room on the disk that is kept for the day it gets full: the attempt whose picture has already left still gets its record, and the
 * next one is not begun.
 */
export class Reserve {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, reserveName);
  }

  /** Makes it where it is not there, with its folder. @returns null: it is there now; else why it is not */
  keep(): string | null {
    if (statSync(this.#path, { throwIfNoEntry: false })?.size === reserveBytes) return null;
    try {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
      writeWhole(this.#path);
      return null;
    } catch (error) {
      // Half a reserve would take the room that the records need.
      this.give();
      return reasonOf(error);
    }
  }

  give(): void {
    try {
      rmSync(this.#path, { force: true });
    } catch {
      // A disk that has become read-only: there is nothing to be won there.
    }
  }
}

function writeWhole(path: string): void {
  const descriptor = openSync(path, 'w', 0o600);
  try {
    // Not zeros: some file systems would keep no room for those.
    const block = Buffer.alloc(reserveBytes, 'kept for records ');
    for (let done = 0; done < block.length;) done += writeSync(descriptor, block, done);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
