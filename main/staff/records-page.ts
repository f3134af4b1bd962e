import type { Result } from '../../preload/contract.ts';
import type { HeadCopy, RecordsOfDay } from '../../preload/record-contract.ts';
import type { StaffError } from '../../preload/staff-contract.ts';
import { attemptsIn, eventsIn } from '../audit/describe-records.ts';
import type { NoteEvent } from '../audit/events.ts';
import { writeCsv } from '../audit/export-csv.ts';
import { writeHead } from '../audit/head.ts';
import { bytesOfDays, dayOf, firstDay, readDays, readOwnDay, type ReadRecord } from '../audit/read-day.ts';
import type { Records } from '../audit/records.ts';
import type { StationKey } from '../audit/station-key.ts';
import { hashOf, isSignedBy, recordStatement } from '../audit/verifier/record-format.mjs';
import { reasonOf } from '../settings/data-key.ts';
import { refuse } from './refuse.ts';
import type { RemovableDrives } from './removable-drives.ts';

export interface RecordsPagePorts {
  readonly records: Records;
  readonly note: NoteEvent;
  readonly drives: Pick<RemovableDrives, 'write'>;
  readonly now?: () => Date;
  /** What an export may hold at most, bytes. */
  readonly mostExportBytes?: number;
}

/** A hundred thousand checks: what the oldest station holds in memory at once, and a stick takes in minutes. */
const defaultExportBytes = 200_000_000;

type Answer<T> = Result<T, StaffError>;

/** @param wanted null: today */
export function readRecords(
  wanted: string | null,
  { records, headCopy, now = () => new Date() }: RecordsPagePorts & { readonly headCopy: () => HeadCopy },
): Answer<RecordsOfDay> {
  const today = dayOf(now());
  const day = wanted ?? today;
  try {
    // Not what is exported of it: where the clock went wrong, records of other days stand among its own.
    const found = readOwnDay(records.folder, day);
    return {
      ok: true,
      value: {
        day,
        today,
        firstDay: firstDay(records.folder) ?? today,
        attempts: attemptsIn(found),
        events: eventsIn(found),
        chain: { ...chainOf(records), copy: headCopy() },
      },
    };
  } catch (error) {
    return refuse('record-not-written', reasonOf(error));
  }
}

function chainOf(records: Records): Omit<RecordsOfDay['chain'], 'copy'> {
  const head = records.head();
  const { key, trouble } = records;
  return {
    station: key?.station ?? null,
    publicKey: key?.publicKey ?? null,
    head,
    trouble: trouble?.code ?? null,
    trial: key?.kept === 'run',
  };
}

interface Wanted {
  readonly drive: string;
  readonly from: string;
  readonly to: string;
}

/** Three files: the records as they are, which can be verified; a table of the attempts; head and public key. */
export async function exportRecords(
  wanted: Wanted,
  ports: RecordsPagePorts,
): Promise<Answer<{ fileNames: readonly string[] }>> {
  try {
    return await writeExport(wanted, ports);
  } catch (error) {
    return refuse('record-not-written', reasonOf(error));
  }
}

async function writeExport(
  { drive, from, to }: Wanted,
  ports: RecordsPagePorts,
): Promise<Answer<{ fileNames: readonly string[] }>> {
  const { records, note, drives, now = () => new Date(), mostExportBytes = defaultExportBytes } = ports;
  // The key store may have opened only now.
  records.ready();
  // Before they are read: what is too much would take the memory that checks need.
  if (bytesOfDays(records.folder, from, to) > mostExportBytes)
    return refuse('export-too-large', `more than ${mostExportBytes / 1e6} MB`);
  const found = readDays(records.folder, from, to);
  const name = `liveness-kiosk-records-${records.key?.station ?? 'station'}-${from}-${to}-${stamp(now())}`;
  const files = [
    [`${name}.jsonl`, bytesOfLines(found)],
    [`${name}.csv`, Buffer.from(writeCsv(found))],
    [`${name}-head.txt`, Buffer.from(headLines(found.at(-1), records.key, now()).join(''))],
  ] as const;
  for (const [fileName, bytes] of files) {
    const written = await drives.write(drive, fileName, bytes);
    if (!written.ok) return written;
  }
  const fileNames = files.map(([fileName]) => fileName);
  note('export', { files: fileNames, records: found.length });
  return { ok: true, value: { fileNames } };
}

/** Line by line into their place: all of them in one text may be more than a text can hold. */
function bytesOfLines(found: readonly ReadRecord[]): Buffer {
  const bytes = Buffer.alloc(found.reduce((sum, { line }) => sum + line.length + 1, 0));
  let at = 0;
  for (const { line } of found) at += bytes.write(`${line}\n`, at, 'latin1');
  return bytes;
}

/**
 * The head of the export, and the public key. Not the station's newest head: that names a record which an export of past days does
 * not hold, and would not tell when the last ones of the export itself are taken away.
 */
function headLines(last: ReadRecord | undefined, key: StationKey | null, now: Date): readonly string[] {
  const lines = key ? [`${key.publicKey}\n`] : ['\n'];
  if (!key || !last || !isOwn(last, key)) return lines;
  return [`${writeHead({ n: last.body.n, hash: last.hash }, key, now)}\n`, ...lines];
}

/** The station stands for nothing that it has not written: somebody may have laid in a file. */
const isOwn = ({ bytes, hash, signature }: ReadRecord, { publicKey }: StationKey): boolean =>
  hashOf(bytes) === hash && isSignedBy(publicKey, recordStatement(hash), signature);

/** Files are never written over one another. */
const stamp = (at: Date): string => at.toISOString().slice(11, 19).replaceAll(':', '');
