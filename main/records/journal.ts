import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  fstatSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import { reasonOf } from '../platform/reason-of.ts';
import { retryWhileHeld, syncDirectory } from '../platform/durable-file.ts';
import { findChainEnd, type ChainEnd } from './chain-end.ts';
import { fileNameOf } from './record-files.ts';
import { sealLine, type ClockFacts } from './signing.ts';
import type { StationKey } from './station-key.ts';

export interface JournalOptions {
  readonly folder: string;
  readonly key: StationKey;
  /** A new file is begun once the current one is this long, bytes. */
  readonly maxFileBytes: number;
  readonly appVersion: string;
  readonly clock: () => ClockFacts;
  readonly now?: () => Date;
  /** As `writeSync`; tests make it write only a part. */
  readonly write?: typeof writeSync;
  /** As `fsyncSync`; tests observe it and make it fail. */
  readonly sync?: (descriptor: number) => void;
}

/** A record that is on the disk. */
export interface Written extends ChainEnd {
  /** ISO 8601. */
  readonly at: string;
}

export interface JournalTrouble {
  readonly code: 'record-not-written';
  /** The system's error code: ENOSPC, EROFS … */
  readonly staffDetail: string;
}

const mostRecords = 2 ** 32 - 1;

interface OpenFile {
  readonly descriptor: number;
  readonly path: string;
  /** Length of the complete records, bytes. */
  length: number;
  /** A partial record could not be cut off. */
  isTorn: boolean;
}

/**
 * The only writer of the records. A record for which `append` returned `ok` is on the disk and stays there; any other is not a
 * record, even if some of its bytes were written. One process writes: the kiosk, of which each user runs one instance.
 */
export class Journal {
  /** Kind of the last record of the run before; null: this is the first. */
  readonly lastKind: string | null;
  readonly #options: JournalOptions;
  #end: ChainEnd;
  #file: OpenFile | null = null;
  #nextFile: number;
  #begins: number;
  #damage: string | null;

  /** Finds the end of the chain and quarantines a partial record. Throws where the folder can't be used. */
  constructor(options: JournalOptions) {
    this.#options = options;
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    const found = findChainEnd(options.folder, options.key);
    this.lastKind = found.lastKind;
    this.#end = found.end;
    this.#damage = found.damage;
    this.#nextFile = found.nextFile;
    this.#begins = found.begins;
    if (found.goOnIn) this.#file = openFile(found.goOnIn.path, found.goOnIn.length);
  }

  get head(): ChainEnd {
    return this.#end;
  }

  /** Number of the file that takes the next record. Files before it are closed. */
  get currentFile(): number {
    return this.#file ? this.#nextFile - 1 : this.#nextFile;
  }

  /** Number of the first record that should still be there. */
  get begins(): number {
    return this.#begins;
  }

  /** Records which records are about to be deleted: from then on the chain begins after them. */
  appendDeletion(deletion: { readonly lastN: number }): Result<Written, JournalTrouble> {
    const written = this.append('retention', deletion);
    if (written.ok) this.#begins = deletion.lastN + 1;
    return written;
  }

  /** Writes one record and waits until the disk has it. */
  append(kind: string, data: object): Result<Written, JournalTrouble> {
    try {
      this.#makeReady();
      return { ok: true, value: this.#write(kind, data) };
    } catch (error) {
      return { ok: false, error: { code: 'record-not-written', staffDetail: reasonOf(error) } };
    }
  }

  close(): void {
    if (this.#file) closeSync(this.#file.descriptor);
    this.#file = null;
  }

  #makeReady(): void {
    if (this.#file?.isTorn) cutBack(this.#file);
    if (this.#file && !isAsLeft(this.#file)) {
      // The file was removed, truncated or changed by another program. The chain continues in a new file from the last record written, so that the gap is visible.
      this.#damage = `${basename(this.#file.path)} was changed while the kiosk ran, after record ${this.#end.n}`;
      this.close();
    }
    if (this.#file && this.#file.length >= this.#options.maxFileBytes) this.close();
    if (!this.#file) this.#beginFile();
  }

  /** Each file names its key first, so that it can be checked without the others. */
  #beginFile(): void {
    const { folder, key, appVersion } = this.#options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, fileNameOf(this.#nextFile));
    this.#file = { descriptor: openSync(path, 'wx+', 0o600), path, length: 0, isTorn: false };
    this.#nextFile += 1;
    const { publicKey, kept } = key;
    // Before the first write: after a power failure the file's directory entry could be missing, and the record with it.
    this.#orTakeBack(() => syncDirectory(folder));
    const begins = this.#begins;
    const damage = this.#damage;
    this.#write('file', { file: this.#nextFile - 1, publicKey, key: kept, appVersion, begins, damage });
    this.#damage = null;
  }

  #write(kind: string, data: object): Written {
    const file = this.#file!;
    const { key, clock, now = () => new Date() } = this.#options;
    const at = now().toISOString();
    const n = this.#end.n + 1;
    // Checkpoints and receipts have no room for a larger number.
    if (n > mostRecords) throw new Error('no number is left');
    const envelope = { n, at, upMs: Math.round(performance.now()), clock: clock(), kind, data };
    const { bytes, hash } = sealLine({ ...envelope, prev: this.#end.hash }, key);
    this.#put(file, bytes);
    file.length += bytes.length;
    this.#end = { n, hash };
    return { n, hash, at };
  }

  #put(file: OpenFile, bytes: Buffer): void {
    const { descriptor, length } = file;
    const { write = writeSync, sync = fsyncSync } = this.#options;
    this.#orTakeBack(() => {
      for (let done = 0; done < bytes.length;) {
        const put = write(descriptor, bytes, done, bytes.length - done, length + done);
        if (put === 0) throw new Error('short write');
        done += put;
      }
      sync(descriptor);
      // If the file was renamed or removed meanwhile, the record was written to a file that no reader opens.
      if (!isThisFile(file)) throw new Error('the file was replaced');
    });
  }

  #orTakeBack(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#takeBack();
      throw error;
    }
  }

  /** Cuts off a partial record. Where that fails, the next record waits until it succeeds. */
  #takeBack(): void {
    const file = this.#file!;
    file.isTorn = true;
    try {
      cutBack(file);
      // Where the file can't be removed it stays empty, and retention deletes it with the oldest files.
      if (file.length === 0) this.#dropFile(file);
    } catch {
      // Retried before the next record, and at the next start.
    }
  }

  /** A file without its first record would name no key. */
  #dropFile(file: OpenFile): void {
    const isOurs = isThisFile(file);
    this.close();
    if (!isOurs) return;
    retryWhileHeld(() => rmSync(file.path, { force: true }));
    this.#nextFile -= 1;
  }
}

function cutBack(file: OpenFile): void {
  ftruncateSync(file.descriptor, file.length);
  fsyncSync(file.descriptor);
  file.isTorn = false;
}

function openFile(path: string, length: number): OpenFile {
  return { descriptor: openSync(path, 'r+'), path, length, isTorn: false };
}

function isAsLeft(file: OpenFile): boolean {
  return isThisFile(file) && fstatSync(file.descriptor).size === file.length;
}

/** Whether the path still leads to the open file: a restored copy of the same length is another file. */
function isThisFile({ path, descriptor }: OpenFile): boolean {
  const named = statSync(path, { bigint: true, throwIfNoEntry: false });
  const open = fstatSync(descriptor, { bigint: true });
  return named?.ino === open.ino && named.dev === open.dev;
}
