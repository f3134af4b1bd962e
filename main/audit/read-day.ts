import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { listRecordFiles, type RecordFileName } from './record-files.ts';
import { parseLine, type SealedRecord } from './verifier/record-format.mjs';

/** `2026-11-23`, in the station's own time. */
export type Day = string;

/** A record with its line, byte for byte (a character for each). */
export interface ReadRecord extends SealedRecord {
  readonly line: string;
}

export function dayOf(at: Date): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** When the oldest record was written; null: there is none. */
export function firstDay(folder: string): Day | null {
  const [oldest] = listRecordFiles(folder);
  const at = oldest ? beginningOf(oldest) : null;
  return at && dayOf(at);
}

/**
 * The records of the days from `from` to `to`, both included, in their order and without a gap, so that the chain holds among
 * them. Lines that are no records are left out: to find those is what `--verify-records` is for.
 */
export function readDays(folder: string, from: Day, to: Day): readonly ReadRecord[] {
  const records = filesOf(folder, from, to).flatMap(readAll);
  const isIn = ({ body }: SealedRecord) => {
    const day = dayOf(new Date(body.at));
    return day >= from && day <= to;
  };
  const first = records.findIndex(isIn);
  return first < 0 ? [] : records.slice(first, records.findLastIndex(isIn) + 1);
}

/** A file reaches from its own beginning to that of the next one. */
function filesOf(folder: string, from: Day, to: Day): readonly RecordFileName[] {
  const files = listRecordFiles(folder).map((file) => ({ file, begins: beginningOf(file) }));
  return files
    .filter(({ begins }, at) => {
      const next = files[at + 1]?.begins ?? null;
      return (begins === null || dayOf(begins) <= to) && (next === null || dayOf(next) >= from);
    })
    .map(({ file }) => file);
}

const longestFirstLine = 4_096;

function beginningOf({ path }: RecordFileName): Date | null {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(longestFirstLine);
    const text = bytes.toString('latin1', 0, readSync(file, bytes, 0, longestFirstLine, 0));
    const record = parseLine(text.split('\n', 1)[0] ?? '');
    return record && new Date(record.body.at);
  } finally {
    closeSync(file);
  }
}

function readAll({ path }: RecordFileName): ReadRecord[] {
  const lines = readFileSync(path, 'latin1').split('\n').slice(0, -1);
  return lines.flatMap((line) => {
    const record = parseLine(line);
    return record ? [{ ...record, line }] : [];
  });
}
