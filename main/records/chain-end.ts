import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readFileSync, readSync } from 'node:fs';
import { writeDurably } from '../platform/durable-file.ts';
import { listRecordFiles, type RecordFileName } from './record-files.ts';
import type { StationKey } from './station-key.ts';
import {
  beginningIn,
  hashOf,
  isSignedBy,
  keyNamedIn,
  linesOf,
  noRecord,
  parseLine,
  recordStatement,
  type SealedRecord,
} from './verifier/record-format.mjs';

/** Longer than the first record of any file. */
const headBytes = 4_096;
/** Many times the longest record, so that it contains the last complete one even if a partial record follows. */
const tailBytes = 65_536;

/** The first and the last complete record that the ends of a file hold, unverified, without reading the rest of it. */
export function readEnds(path: string): Readonly<Record<'first' | 'last', SealedRecord | null>> {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const linesFrom = (position: number, length: number) => {
      const bytes = Buffer.alloc(Math.min(size, length));
      const read = readSync(file, bytes, 0, bytes.length, position);
      return [...linesOf(bytes.toString('latin1', 0, read))];
    };
    const firstIn = (lines: readonly string[]) =>
      lines.reduce<SealedRecord | null>((found, line) => found ?? parseLine(line), null);
    return {
      first: firstIn(linesFrom(0, headBytes)),
      last: firstIn(linesFrom(Math.max(0, size - tailBytes), tailBytes).reverse()),
    };
  } finally {
    closeSync(file);
  }
}

/** Whether a key has signed records here. */
export function hasRecords(folder: string): boolean {
  return listRecordFiles(folder).some(({ path }) => {
    const { first, last } = readEnds(path);
    return first !== null || last !== null;
  });
}

/** The end of the chain. */
export interface ChainEnd {
  /** Number of the last record; 0: none yet. */
  readonly n: number;
  readonly hash: string;
}

export const emptyChain: ChainEnd = { n: 0, hash: noRecord };

export interface FileEnd {
  readonly end: ChainEnd | null;
  /** Length of the complete lines, bytes. */
  readonly wholeBytes: number;
  /** Text after the last line feed: a partial record, whose write was never acknowledged. */
  readonly torn: Buffer;
  /** Kind of the last record; null: there is none. */
  readonly lastKind: string | null;
  /** Number of the first record that should still be there, as signed records state; null: none states it. */
  readonly begins: number | null;
  /** Public key that the file names. */
  readonly publicKey: string | null;
  /** Fault found in the complete lines; null: none. */
  readonly damage: string | null;
}

/** Which key must have signed the statements of the chain's begin and end: the one given, or for each run the one that its file names. */
export type Signer = { readonly publicKey: string } | 'each-run';

/**
 * Reads a file of records to the end of the chain. Checks hashes and links, but signatures only where a single record decides
 * where the chain begins or ends, since the next record continues from there. `--verify-records` checks the others:
 * verifying a thousand signatures would delay the start on an old PC.
 */
export function readFileEnd({ path, name }: RecordFileName, signer: Signer): FileEnd {
  const bytes = readFileSync(path);
  const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  let last: SealedRecord | null = null;
  let damage: string | null = null;
  let publicKey: string | null = null;
  let begins: number | null = null;
  const whole: SealedRecord[] = [];
  const isSigned = ({ hash, signature }: SealedRecord) => {
    const key = signer === 'each-run' ? publicKey : signer.publicKey;
    return key ? isSignedBy(key, recordStatement(hash), signature) : false;
  };
  let at = 0;
  for (const line of linesOf(bytes.toString('latin1', 0, wholeBytes))) {
    at += 1;
    const record = parseLine(line);
    const isWhole = record !== null && hashOf(record.bytes) === record.hash;
    if (!isWhole || !follows(record, last)) damage ??= `${name}, line ${at}`;
    if (!isWhole) continue;
    // Also after damage: the next record links to the newest one found.
    last = record;
    whole.push(record);
    // Not `null`, which would mean that no file names a key: then the kiosk would create one.
    if (record.body.kind === 'file') publicKey = keyNamedIn(record.body) ?? '';
    const beginning = beginningIn(record.body);
    if (beginning !== null && isSigned(record)) begins = beginning;
  }
  // Usually the last record decides, so one signature is verified.
  const end = whole.findLast(isSigned) ?? null;
  if (end !== last) damage ??= `${name}, at its end`;
  return {
    end: endOf(end),
    lastKind: end?.body.kind ?? null,
    wholeBytes,
    // A copy: a subarray would keep the whole file in memory.
    torn: Buffer.from(bytes.subarray(wholeBytes)),
    begins,
    publicKey,
    damage,
  };
}

/** The first record of each file names its key. */
function follows(record: SealedRecord, before: SealedRecord | null): boolean {
  if (before === null) return record.body.kind === 'file';
  return record.body.prev === before.hash && record.body.n === before.body.n + 1;
}

const endOf = (record: SealedRecord | null): ChainEnd | null =>
  record && { n: record.body.n, hash: record.hash };

export interface ChainState {
  readonly end: ChainEnd;
  readonly lastKind: string | null;
  /** The file that takes the next record; null: a new one has to be begun. */
  readonly goOnIn: { readonly path: string; readonly length: number } | null;
  readonly nextFile: number;
  /** Number of the first record that should still be there. */
  readonly begins: number;
  /** Fault to state in the first record of the new file; null: none. */
  readonly damage: string | null;
}

/**
 * Finds where the last run stopped. A partial record at the end is quarantined and cut off: its write was never acknowledged. Complete lines are
 * never changed, even damaged ones: the chain continues in a new file, which states the damage.
 */
export function findChainEnd(folder: string, { publicKey, kept }: StationKey): ChainState {
  const files = listRecordFiles(folder);
  const nextFile = (files.at(-1)?.number ?? 0) + 1;
  const signer: Signer = kept === 'run' ? 'each-run' : { publicKey };
  const { found, damage } = lastWithRecords(files, signer);
  if (!found) return { end: emptyChain, lastKind: null, goOnIn: null, nextFile, begins: 1, damage };
  const { file, tail } = found;
  const isLast = file === files.at(-1);
  const goOn = isLast && damage === null && tail.publicKey === publicKey;
  return {
    end: tail.end ?? emptyChain,
    lastKind: tail.lastKind,
    goOnIn: goOn ? { path: file.path, length: tail.wholeBytes } : null,
    nextFile,
    begins: tail.begins ?? beginningBefore(files, file, signer),
    damage,
  };
}

/** Used where the newest file's own statement of it is damaged or missing (earlier versions did not write it). */
function beginningBefore(files: readonly RecordFileName[], file: RecordFileName, signer: Signer): number {
  for (const before of files.slice(0, files.indexOf(file)).toReversed()) {
    const { begins } = readFileEnd(before, signer);
    if (begins !== null) return begins;
  }
  return 1;
}

interface FoundFile {
  readonly file: RecordFileName;
  readonly tail: FileEnd;
}

/** From the newest file back: a file without a record (killed right after its creation, or damaged) tells nothing about the chain. */
function lastWithRecords(
  files: readonly RecordFileName[],
  signer: Signer,
): { readonly found: FoundFile | null; readonly damage: string | null } {
  let damage: string | null = null;
  for (const file of files.toReversed()) {
    const tail = readFileEnd(file, signer);
    if (tail.torn.length > 0) cutOff(file, tail);
    damage = tail.damage ?? damage;
    if (tail.end) return { found: { file, tail }, damage };
  }
  return { found: null, damage };
}

function cutOff({ path }: RecordFileName, { torn, wholeBytes }: FileEnd): void {
  try {
    writeDurably(`${path}.torn-${wholeBytes}`, torn);
  } catch {
    // No room to quarantine a write that was never acknowledged: new records matter more.
  }
  const descriptor = openSync(path, 'r+');
  try {
    ftruncateSync(descriptor, wholeBytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
