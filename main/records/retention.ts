import { rmSync, statSync } from 'node:fs';
import { retryWhileHeld, syncDirectory } from '../platform/durable-file.ts';
import { readEnds } from './chain-end.ts';
import { listRecordFiles, type RecordFileName } from './record-files.ts';
import type { ClockFacts } from './signing.ts';
import { verifyRecords, type FindingCode } from './verifier/check-records.mjs';
import { readRecordFiles } from './verifier/verify-records.mjs';

export interface RetentionRule {
  readonly days: number;
  readonly maxBytes: number;
}

/** What the retention rule needs to know of a closed file of records. */
export interface AgedFile {
  readonly name: string;
  readonly bytes: number;
  /** When its last record was written, ms since 1970; NaN: it has none. Read for the oldest files only. */
  readonly lastAt: () => number;
}

/** Why files are deleted. */
export type Expiry = 'age' | 'size';

const dayMs = 86_400_000;

/**
 * Which files to delete: oldest first, without gaps. By age only where the clock agrees with the service's: a clock that is
 * wrong by years must not delete the records.
 * @param closed oldest first, without the current file
 * @param currentBytes length of the current file
 */
export function chooseExpired(
  closed: readonly AgedFile[],
  rule: RetentionRule,
  {
    now,
    clock,
    currentBytes,
  }: { readonly now: number; readonly clock: ClockFacts['state']; readonly currentBytes: number },
): { readonly names: readonly string[]; readonly rule: Expiry } {
  let bytes = closed.reduce((sum, file) => sum + file.bytes, currentBytes);
  const names: string[] = [];
  let why: Expiry = 'age';
  for (const file of closed) {
    const isTooMuch = bytes > rule.maxBytes;
    if (!isTooMuch && !(clock === 'agrees' && isOlder(file, now - rule.days * dayMs))) break;
    names.push(file.name);
    bytes -= file.bytes;
    if (isTooMuch) why = 'size';
  }
  return { names, rule: why };
}

/**
 * An empty file, left by a kill right after its creation, is deleted with its neighbours. A file whose end can't be read counts as
 * old: it is verified, and its fault is reported.
 */
const isOlder = ({ bytes, lastAt }: AgedFile, than: number): boolean => bytes === 0 || !(lastAt() >= than);

/** Data of a `retention` record: the chain now begins after `lastHash`, by an intended deletion. */
export interface Deletion {
  readonly rule: Expiry;
  readonly files: readonly string[];
  /** How many records, from which to which. */
  readonly records: number;
  readonly firstN: number;
  readonly lastN: number;
  /** When they were written, ISO 8601. */
  readonly firstAt: string;
  readonly lastAt: string;
  readonly lastHash: string;
}

/** Why nothing was deleted: only intact files are deleted, because a deletion would hide any tampering with them. */
export interface Refusal {
  readonly file: string;
  readonly code: FindingCode;
}

export type Outcome = 'nothing' | 'deleted' | Refusal;

export interface RetentionPorts {
  readonly folder: string;
  /** Number of the file that is written to. */
  readonly currentFile: number;
  /** As `Journal.begins`. */
  readonly begins: number;
  /** Null: a trial, each run of which has a key of its own. */
  readonly publicKey: string | null;
  /** Greatest length of a file of records, bytes. A file that was made longer from outside counts as this long. */
  readonly maxFileBytes: number;
  readonly choose: (closed: readonly AgedFile[], currentBytes: number) => ReturnType<typeof chooseExpired>;
  /** Writes the record of it; false: it could not, and nothing is deleted. */
  readonly record: (deletion: Deletion) => boolean | Promise<boolean>;
}

/** The task as data: it runs off the main thread, and the main thread writes the record on request. */
export interface RetentionTask extends Omit<RetentionPorts, 'choose' | 'record'> {
  readonly rule: RetentionRule;
  /** Ms since 1970. */
  readonly now: number;
  readonly clock: ClockFacts['state'];
}

export type Retire = (task: RetentionTask, calls: Pick<RetentionPorts, 'record'>) => Promise<Outcome>;

/** Deletes what has expired by the rule. */
export const retire: Retire = ({ rule, now, clock, ...task }, { record }) =>
  applyRetention({
    ...task,
    choose: (closed, currentBytes) => chooseExpired(closed, rule, { now, clock, currentBytes }),
    record,
  });

/** Verifying a file takes about a second on a slow computer; the rest follows in the next run. */
const mostAtOnce = 2;
const longestRecordBytes = 65_536;

/**
 * Deletes expired files. It writes the record first: a chain without its beginning and without a record of the deletion would look like
 * tampering, while files that remain after the record, because of a kill or a virus scanner, are deleted in the next run.
 */
export async function applyRetention(ports: RetentionPorts): Promise<Outcome> {
  const { folder, currentFile, begins, publicKey, choose, record, maxFileBytes } = ports;
  const files = listRecordFiles(folder).filter(({ number }) => number <= currentFile);
  const bytesOf = ({ path }: RecordFileName) => Math.min(statSync(path).size, maxFileBytes);
  const leftOver = files.filter(({ number }) => number < currentFile).filter(isToldOf(begins));
  remove(folder, leftOver);
  const closed = files.filter((file) => file.number < currentFile && !leftOver.includes(file));
  const current = files.find(({ number }) => number === currentFile);
  const chosen = choose(
    closed.map((file) => ({ name: file.name, bytes: bytesOf(file), lastAt: () => lastAtOf(file) })),
    current ? bytesOf(current) : 0,
  );
  const expired = closed.slice(0, Math.min(chosen.names.length, mostAtOnce));
  if (expired.length === 0) return 'nothing';
  // Files are closed at this length, and no record is this long: the file has foreign content, which may not fit in memory.
  const tooLong = expired.find(({ path }) => statSync(path).size > maxFileBytes + longestRecordBytes);
  if (tooLong) return { file: tooLong.name, code: 'not-a-record' };
  const report = verifyRecords(
    expired.flatMap(({ path }) => readRecordFiles(path)),
    { publicKey, part: true },
  );
  const flaw = report.findings[0];
  if (flaw) return { file: flaw.file, code: flaw.code };
  const { records, first, last, lastHash, from, to } = report;
  if (first !== begins) return { file: expired[0]!.name, code: 'start-missing' };
  const names = expired.map(({ name }) => name);
  const deletion = { rule: chosen.rule, files: names, records, firstN: first!, lastN: last! };
  const isWritten = await record({ ...deletion, firstAt: from!, lastAt: to!, lastHash: lastHash! });
  if (!isWritten) return 'nothing';
  remove(folder, expired);
  return 'deleted';
}

const lastAtOf = ({ path }: RecordFileName): number => Date.parse(readEnds(path).last?.body.at ?? '');

/** Files before the chain's beginning, whose deletion is recorded already, and empty ones, from the oldest on. */
function isToldOf(begins: number): (file: RecordFileName) => boolean {
  let isOn = true;
  return ({ path }) => {
    if (!isOn) return false;
    if (statSync(path).size === 0) return true;
    const { last } = readEnds(path);
    isOn = last !== null && last.body.n < begins;
    return isOn;
  };
}

function remove(folder: string, files: readonly RecordFileName[]): void {
  // Oldest first: an interruption leaves a chain without gaps.
  for (const { path } of files) retryWhileHeld(() => rmSync(path));
  if (files.length > 0) syncDirectory(folder);
}
