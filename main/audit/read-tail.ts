import { readFileSync } from 'node:fs';
import { listRecordFiles, type RecordFileName } from './record-files.ts';
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

/** Where the chain stands. */
export interface ChainEnd {
  /** Number of the last record; 0: none yet. */
  readonly n: number;
  readonly hash: string;
}

export const emptyChain: ChainEnd = { n: 0, hash: noRecord };

export interface FileEnd {
  readonly end: ChainEnd | null;
  /** Length of the whole lines, bytes. */
  readonly wholeBytes: number;
  /** What stands after the last line feed: a record that was never finished, and of which nobody was told. */
  readonly torn: Buffer;
  /** Kind of the last record; null: there is none. */
  readonly lastKind: string | null;
  /** Number of the first record that should still be there, as signed records say; null: none does, or nobody asked. */
  readonly begins: number | null;
  /** Public key that the file names. */
  readonly publicKey: string | null;
  /** What is wrong in the whole lines, in words for staff; null: nothing. */
  readonly damage: string | null;
}

/** Whose word counts on where the chain begins and ends: the key's of that name, or of each run the one that its file names. */
export type Signer = { readonly publicKey: string } | 'each-run';

/**
 * Reads a file of records to where the chain stands. Hashes and links are looked at, signatures only where a single record decides
 * something: where the chain begins, and where it ends, since the next record counts on from there. The others are for
 * `--verify-records`, and a file of a thousand records must not delay the start of an old PC.
 * @param signer null: nobody goes on from here, and any record whose hash fits counts
 */
export function readFileEnd({ path, name }: RecordFileName, signer: Signer | null = null): FileEnd {
  const bytes = readFileSync(path);
  const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  let last: SealedRecord | null = null;
  let damage: string | null = null;
  let publicKey: string | null = null;
  let begins: number | null = null;
  const whole: SealedRecord[] = [];
  const isSigned = ({ hash, signature }: SealedRecord) => {
    const key = signer === 'each-run' ? publicKey : signer?.publicKey;
    return key ? isSignedBy(key, recordStatement(hash), signature) : false;
  };
  let at = 0;
  for (const line of linesOf(bytes.toString('latin1', 0, wholeBytes))) {
    at += 1;
    const record = parseLine(line);
    const isWhole = record !== null && hashOf(record.bytes) === record.hash;
    if (!isWhole || !follows(record, last)) damage ??= `${name}, line ${at}`;
    if (!isWhole) continue;
    // Also past the damage: what comes next follows on the newest record that is there.
    last = record;
    whole.push(record);
    // Not `null`, which would say that no file names one: then a new key might be made.
    if (record.body.kind === 'file') publicKey = keyNamedIn(record.body) ?? '';
    const beginning = beginningIn(record.body);
    if (beginning !== null && isSigned(record)) begins = beginning;
  }
  // Mostly the very last one, and one signature is looked at.
  const end = signer === null ? last : (whole.findLast(isSigned) ?? null);
  if (end !== last) damage ??= `${name}, at its end`;
  return {
    end: endOf(end),
    lastKind: end?.body.kind ?? null,
    wholeBytes,
    // A copy: a part would keep the whole file in memory.
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

/** The public key that the newest readable file names; null: there are no records. */
export function lastKey(folder: string): string | null {
  for (const file of listRecordFiles(folder).toReversed()) {
    const { publicKey } = readFileEnd(file);
    if (publicKey !== null) return publicKey;
  }
  return null;
}
