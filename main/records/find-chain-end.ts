import { ftruncateSync, fsyncSync, openSync, closeSync } from 'node:fs';
import { writeDurably } from '../platform/durable-file.ts';
import { emptyChain, readFileEnd, type ChainEnd, type FileEnd, type Signer } from './file-tail.ts';
import { listRecordFiles, type RecordFileName } from './record-files.ts';
import type { StationKey } from './station-key.ts';

export interface FoundChain {
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
export function findChainEnd(folder: string, { publicKey, kept }: StationKey): FoundChain {
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
