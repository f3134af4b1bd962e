import { readFileSync } from 'node:fs';
import { listRecordFiles, type RecordFileName } from './record-files.ts';
import { hashOf, keyNamedIn, noRecord, parseLine, type SealedRecord } from './verifier/record-format.mjs';

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
  /** When the last record was written, ms since 1970; NaN: there is none. */
  readonly lastAt: number;
  /** Number of the first record that should still be there, as the file's own records say; null: they say nothing of it. */
  readonly begins: number | null;
  /** Public key that the file names. */
  readonly publicKey: string | null;
  /** What is wrong in the whole lines, in words for staff; null: nothing. */
  readonly damage: string | null;
}

/**
 * Reads a file of records to where the chain stands. Hashes and links are looked at, signatures are not: that is for
 * `--verify-records`, and a file of a thousand records must not delay the start of an old PC.
 */
export function readFileEnd({ path, name }: RecordFileName): FileEnd {
  const bytes = readFileSync(path);
  const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.toString('latin1', 0, wholeBytes).split('\n').slice(0, -1);
  let last: SealedRecord | null = null;
  let damage: string | null = null;
  let publicKey: string | null = null;
  let begins: number | null = null;
  lines.forEach((line, at) => {
    const record = parseLine(line);
    const isWhole = record !== null && hashOf(record.bytes) === record.hash;
    if (!isWhole || !follows(record, last)) damage ??= `${name}, line ${at + 1}`;
    if (!isWhole) return;
    // Also past the damage: what comes next follows on the newest record that is there.
    last = record;
    begins = beginningIn(record) ?? begins;
    // Not `null`, which would say that no file names one: then a new key might be made.
    if (record.body.kind === 'file') publicKey = keyNamedIn(record.body) ?? '';
  });
  const lastAt = Date.parse((last as SealedRecord | null)?.body.at ?? '');
  const lastKind = (last as SealedRecord | null)?.body.kind ?? null;
  return {
    end: endOf(last),
    lastKind,
    lastAt,
    wholeBytes,
    // A copy: a part would keep the whole file in memory.
    torn: Buffer.from(bytes.subarray(wholeBytes)),
    begins,
    publicKey,
    damage,
  };
}

/** A file's first record carries on from where the chain should be there; a deletion moves that on. */
function beginningIn({ body: { kind, data } }: SealedRecord): number | null {
  const { begins, lastN } = data as { begins?: unknown; lastN?: unknown };
  if (kind === 'file' && Number.isSafeInteger(begins)) return Number(begins);
  return kind === 'retention' && Number.isSafeInteger(lastN) ? Number(lastN) + 1 : null;
}

function follows(record: SealedRecord, before: SealedRecord | null): boolean {
  return before === null || (record.body.prev === before.hash && record.body.n === before.body.n + 1);
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
