import { ftruncateSync, fsyncSync, openSync, closeSync } from 'node:fs';
import { writeDurably } from '../settings/durable-file.ts';
import { emptyChain, readFileEnd, type ChainEnd, type FileEnd, type Signer } from './read-tail.ts';
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
  /** For the first record of the new file; null: all is well. */
  readonly damage: string | null;
}

/**
 * Where the last run has stopped. Half a record at the end is put by and cut off: nobody was told of it. Whole lines are
 * never touched, also damaged ones: the chain goes on in a new file, which says what was found.
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

/** Where the newest file's own word about it is damaged, or it was written by a version that said nothing of it. */
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

/** From the newest back: one that holds no record of ours (a kill in its first moment, or damage) says nothing of the chain. */
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
    // No room for what nobody was told of: the records matter more.
  }
  const descriptor = openSync(path, 'r+');
  try {
    ftruncateSync(descriptor, wholeBytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
