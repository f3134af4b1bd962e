import { readFileSync, statSync } from 'node:fs';
import { readEnds } from './chain-end.ts';
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

/** The earliest day among the first and last records of the files; where the clock was wrong, not always that of the oldest record. Null: no records. */
export function firstDay(folder: string): Day | null {
  const days = listRecordFiles(folder)
    .map(endsOf)
    .flatMap(({ first, last }) => [first, last]);
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}

/** Where the records of some days are in the files. */
export interface DaySpan {
  /** From the first file that holds a record of these days to the last one, with all between. */
  readonly files: readonly RecordFileName[];
  /** Of the first record among those of the first file; of the last one among those of the last file. */
  readonly first: number;
  readonly last: number;
  /** Of the lines from the first record to the last one, bytes. */
  readonly bytes: number;
}

/** Looks for the days from `from` to `to`, both included, from the two ends: the files between are not read. */
export function findDays(folder: string, from: Day, to: Day): DaySpan {
  const files = filesOf(folder, from, to);
  const isIn = isOfDays(from, to);
  const holds = (file: RecordFileName) => readAll(file).some(isIn);
  const [firstFile, lastFile] = [files.find(holds), files.findLast(holds)];
  if (!firstFile || !lastFile) return { files: [], first: 0, last: -1, bytes: 0 };
  const span = listRecordFiles(folder).filter(
    ({ number }) => number >= firstFile.number && number <= lastFile.number,
  );
  const [begin, end] = [readAll(firstFile), readAll(lastFile)];
  const [first, last] = [begin.findIndex(isIn), end.findLastIndex(isIn)];
  const outside = [...begin.slice(0, first), ...end.slice(last + 1)];
  const bytes =
    span.reduce((sum, { path }) => sum + statSync(path).size, 0) -
    outside.reduce((sum, { line }) => sum + line.length + 1, 0);
  return { files: span, first, last, bytes };
}

/**
 * The records of the days that were found, one file in memory at a time, in their order and without a gap, so that the chain is intact
 * between them: where the clock was wrong in between, records of other days are included. Damaged lines are left out:
 * `--verify-records` finds those.
 */
export function* readDays({ files, first, last }: DaySpan): Generator<ReadRecord> {
  for (const [at, file] of files.entries()) {
    const isLast = at === files.length - 1;
    yield* readAll(file).slice(at === 0 ? first : 0, isLast ? last + 1 : undefined);
  }
}

/** The records of this one day alone. */
export function readOwnDay(folder: string, day: Day): readonly ReadRecord[] {
  return filesOf(folder, day, day).flatMap((file) => readAll(file).filter(isOfDays(day, day)));
}

function isOfDays(from: Day, to: Day): (record: SealedRecord) => boolean {
  return ({ body }) => {
    const day = dayOf(new Date(body.at));
    return day >= from && day <= to;
  };
}

/** The days of the first and of the last record in a file; null: unknown. */
interface FileEnds {
  readonly first: Day | null;
  readonly last: Day | null;
}

const nowhere: FileEnds = { first: null, last: null };

/** The files that may hold records of these days. A file in doubt is included. */
function filesOf(folder: string, from: Day, to: Day): readonly RecordFileName[] {
  const files = listRecordFiles(folder);
  const ends = files.map(endsOf);
  return files.filter((_, at) => {
    const { first, last } = ends[at] ?? nowhere;
    if (first === null || last === null) return true;
    // Only the first and last records are read here, so the neighbouring files count as well.
    const days = [ends[at - 1]?.last ?? first, first, last, ends[at + 1]?.first ?? last];
    const isAscending = days.every((day, index) => index === 0 || day >= (days[index - 1] ?? day));
    // The clock was set back in this file or next to it: its records may be of any day.
    return !isAscending || ((days[0] ?? first) <= to && (days[3] ?? last) >= from);
  });
}

/** There may be thousands of files: only their ends are read. */
function endsOf({ path }: RecordFileName): FileEnds {
  const { first, last } = readEnds(path);
  return { first: first && dayOf(new Date(first.body.at)), last: last && dayOf(new Date(last.body.at)) };
}

/** Ten times the length at which a file is closed: a longer one is not the kiosk's, and may not fit in memory. */
const longestFileBytes = 20_000_000;

function readAll({ path }: RecordFileName): ReadRecord[] {
  if (statSync(path).size > longestFileBytes) return [];
  const lines = readFileSync(path, 'latin1').split('\n').slice(0, -1);
  return lines.flatMap((line) => {
    const record = parseLine(line);
    return record ? [{ ...record, line }] : [];
  });
}
