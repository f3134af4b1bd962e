import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parseLine, type SealedRecord } from './verifier/record-format.mjs';

/** Many times the longest record. */
const tailBytes = 64 * 1024;

/** The last complete record of a file, without reading the rest of it; null: there is none in its last 64 kB. */
export function readLastRecord(path: string): SealedRecord | null {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, tailBytes));
    const length = readSync(file, bytes, 0, bytes.length, size - bytes.length);
    // After the last line feed there is nothing, or a partial record.
    const lines = bytes.toString('latin1', 0, length).split('\n').slice(0, -1);
    return lines.toReversed().reduce<SealedRecord | null>((found, line) => found ?? parseLine(line), null);
  } finally {
    closeSync(file);
  }
}
