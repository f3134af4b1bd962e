import type { Result } from '../../preload/contract.ts';
import type { HeadCopy, RecordsOfDay } from '../../preload/record-contract.ts';
import type { StaffError } from '../../preload/staff-contract.ts';
import { attemptsIn, eventsIn } from '../audit/describe-records.ts';
import type { NoteEvent } from '../audit/events.ts';
import { writeCsv } from '../audit/export-csv.ts';
import { dayOf, firstDay, readDays } from '../audit/read-day.ts';
import type { Records } from '../audit/records.ts';
import { reasonOf } from '../settings/data-key.ts';
import { refuse } from './refuse.ts';
import type { RemovableDrives } from './removable-drives.ts';

export interface RecordsPagePorts {
  readonly records: Records;
  readonly note: NoteEvent;
  readonly drives: RemovableDrives;
  readonly now?: () => Date;
}

type Answer<T> = Result<T, StaffError>;

/** @param wanted null: today */
export function readRecords(
  wanted: string | null,
  { records, headCopy, now = () => new Date() }: RecordsPagePorts & { readonly headCopy: () => HeadCopy },
): Answer<RecordsOfDay> {
  const today = dayOf(now());
  const day = wanted ?? today;
  try {
    const found = readDays(records.folder, day, day);
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
  { drive, from, to }: Wanted,
  ports: RecordsPagePorts,
): Promise<Answer<{ fileNames: readonly string[] }>> {
  const { records, note, drives, now = () => new Date() } = ports;
  const found = readDays(records.folder, from, to);
  const name = `liveness-kiosk-records-${records.key?.station ?? 'station'}-${from}-${to}-${stamp(now())}`;
  const files = [
    [`${name}.jsonl`, Buffer.from(found.map(({ line }) => `${line}\n`).join(''), 'latin1')],
    [`${name}.csv`, Buffer.from(writeCsv(found))],
    [`${name}-head.txt`, Buffer.from(`${records.head() ?? ''}\n${records.key?.publicKey ?? ''}\n`)],
  ] as const;
  for (const [fileName, bytes] of files) {
    const written = await drives.write(drive, fileName, bytes);
    if (!written.ok) return written;
  }
  const fileNames = files.map(([fileName]) => fileName);
  note('export', { files: fileNames, records: found.length });
  return { ok: true, value: { fileNames } };
}

/** Files are never written over one another. */
const stamp = (at: Date): string => at.toISOString().slice(11, 19).replaceAll(':', '');
