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
  /** Number of the first record that should still be there, as signed records state; null: none states it, or it was not asked for. */
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
 * @param signer null: the chain is not continued from here, so any record with a correct hash counts
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
    // Also after damage: the next record links to the newest one found.
    last = record;
    whole.push(record);
    // Not `null`, which would mean that no file names a key: then the kiosk would create one.
    if (record.body.kind === 'file') publicKey = keyNamedIn(record.body) ?? '';
    const beginning = beginningIn(record.body);
    if (beginning !== null && isSigned(record)) begins = beginning;
  }
  // Usually the last record decides, so one signature is verified.
  const end = signer === null ? last : (whole.findLast(isSigned) ?? null);
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

/** The public key that the newest readable file names; null: there are no records. */
export function lastKey(folder: string): string | null {
  for (const file of listRecordFiles(folder).toReversed()) {
    const { publicKey } = readFileEnd(file);
    if (publicKey !== null) return publicKey;
  }
  return null;
}
