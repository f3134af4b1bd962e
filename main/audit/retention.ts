import { rmSync } from 'node:fs';
import { syncDirectory } from '../settings/durable-file.ts';
import { readFileEnd } from './read-tail.ts';
import { listRecordFiles } from './record-files.ts';
import type { ClockFacts } from './sealed-line.ts';

export interface RetentionRule {
  readonly days: number;
  readonly maxBytes: number;
}

/** A file of records, as the rule looks at it. */
export interface AgedFile {
  readonly name: string;
  readonly bytes: number;
  /** Of its last record, ms since 1970. */
  readonly lastAt: number;
}

const dayMs = 86_400_000;

/**
 * Which files go, oldest first and never one between others; the current one stays. By age only where the clock has been compared
 * and agrees: one that stands in the year 2040 must not cost the records.
 * @param files oldest first
 */
export function chooseExpired(
  files: readonly AgedFile[],
  rule: RetentionRule,
  { now, clock }: { readonly now: number; readonly clock: ClockFacts['state'] },
): readonly AgedFile[] {
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const expired: AgedFile[] = [];
  for (const file of files.slice(0, -1)) {
    const isOld = clock === 'agrees' && now - file.lastAt > rule.days * dayMs;
    if (!isOld && bytes <= rule.maxBytes) break;
    expired.push(file);
    bytes -= file.bytes;
  }
  return expired;
}

/** What a `retention` record says: the chain begins anew after `lastHash`, and that was meant. */
export interface Deletion {
  readonly files: readonly string[];
  readonly lastN: number;
  readonly lastHash: string;
}

/**
 * Deletes what has expired. The record comes first: a chain without its beginning and without a word about it would look like
 * tampering, while files that outlive their record by a kill are deleted the next time.
 * @param record writes the record; false: it could not, and nothing is deleted
 */
export function applyRetention(
  folder: string,
  choose: (files: readonly AgedFile[]) => readonly AgedFile[],
  record: (deletion: Deletion) => boolean,
): void {
  const found = listRecordFiles(folder).map((file) => ({ file, tail: readFileEnd(file) }));
  const aged = found.map(({ file, tail }) => ({
    name: file.name,
    bytes: tail.wholeBytes,
    lastAt: tail.lastAt,
  }));
  const names = choose(aged).map(({ name }) => name);
  const expired = found.filter(({ file }) => names.includes(file.name));
  const last = expired.at(-1)?.tail.end;
  if (!last || !record({ files: names, lastN: last.n, lastHash: last.hash })) return;
  for (const { file } of expired) rmSync(file.path);
  syncDirectory(folder);
}
