import type { Result } from '../../../preload/contract.ts';
import type { ExportProgress } from '../../../preload/record-contract.ts';
import type { StaffError } from '../../../preload/staff-contract.ts';
import { csvHead, csvLine } from './export-csv.ts';
import { findDays, readDays, type DaySpan } from '../read-day.ts';
import { refuse, refuseFor } from '../../platform/failure.ts';
import { freeBytesIn } from '../../platform/durable-file.ts';
import { DriveFile, dropUnfinished, refuseBy } from '../../drives/write-to-drive.ts';

/** An export, as data: it is done off the main thread. */
export interface ExportTask {
  /** Of the records. */
  readonly folder: string;
  readonly from: string;
  readonly to: string;
  /** Folder of the drive. */
  readonly drive: string;
  /** Of the files, without their endings. */
  readonly name: string;
  /** Greatest size of an export, bytes. */
  readonly mostBytes: number;
}

export interface ExportCalls {
  /** Called before each block of some megabytes. False: staff have stopped the export. */
  readonly goOn: (progress: ExportProgress) => boolean | Promise<boolean>;
  /** The text of the head's file. The station's key stays on the main thread, which signs. @param lastLine null: nothing was exported */
  readonly head: (lastLine: string | null) => string | Promise<string>;
}

export interface Exported {
  readonly fileNames: readonly string[];
  readonly records: number;
}

/**
 * Writes records unchanged, a table of the attempts, and the head. All three or none, unless the program is killed while they are
 * renamed: the head's file comes last.
 * @throws where the records can't be read
 */
export type ExportDays = (task: ExportTask, calls: ExportCalls) => Promise<Result<Exported, StaffError>>;

/** What all exports' names begin with. */
export const exportPrefix = 'liveness-kiosk-records-';

/** Progress is reported after each block, bytes: a slow stick takes a second for one. */
const blockBytes = 2_097_152;

class Stopped extends Error {}

export const exportDays: ExportDays = async (task, calls) => {
  const { folder, from, to, drive, name, mostBytes } = task;
  const span = findDays(folder, from, to);
  if (span.bytes > mostBytes)
    return refuseFor('export-too-large', { code: 'export-limit', megabytes: mostBytes / 1e6 });
  const fileNames = [`${name}.jsonl`, `${name}.csv`, `${name}-head.txt`];
  const files: DriveFile[] = [];
  try {
    // Before the free space is checked: this may be what fills the drive.
    dropUnfinished(drive, exportPrefix);
    // Report it at once, not after minutes.
    if (((await freeBytesIn(drive)) ?? Infinity) < span.bytes) return refuse('drive-full');
    for (const fileName of fileNames) files.push(new DriveFile(drive, fileName));
    const [lines, table, head] = files as [DriveFile, DriveFile, DriveFile];
    const { records, lastLine } = await writeRecords(span, { lines, table }, calls.goOn);
    head.write(Buffer.from(await calls.head(lastLine)));
    await readBack(files, calls.goOn);
    for (const file of files) file.keep();
    return { ok: true, value: { fileNames, records } };
  } catch (error) {
    for (const file of files) file.drop();
    return error instanceof Stopped ? refuse('export-stopped') : refuseBy(error);
  }
};

/** Block by block: all records together may not fit in memory or in one string. */
async function writeRecords(
  span: DaySpan,
  { lines, table }: Readonly<Record<'lines' | 'table', DriveFile>>,
  goOn: ExportCalls['goOn'],
): Promise<{ readonly records: number; readonly lastLine: string | null }> {
  const totalBytes = span.bytes;
  let waiting: string[] = [];
  let waitingBytes = 0;
  let rows = csvHead;
  let records = 0;
  let lastLine: string | null = null;
  const tell = async () => {
    // Damaged lines were counted but are not written.
    if (!(await goOn({ step: 'writing', doneBytes: Math.min(lines.bytes, totalBytes), totalBytes })))
      throw new Stopped();
  };
  const put = () => {
    lines.write(Buffer.from(waiting.join(''), 'latin1'));
    table.write(Buffer.from(rows));
    [waiting, waitingBytes, rows] = [[], 0, ''];
  };
  await tell();
  for (const record of readDays(span)) {
    waiting.push(`${record.line}\n`);
    waitingBytes += record.line.length + 1;
    rows += csvLine(record);
    records += 1;
    lastLine = record.line;
    if (waitingBytes < blockBytes) continue;
    put();
    await tell();
  }
  put();
  return { records, lastLine };
}

async function readBack(files: readonly DriveFile[], goOn: ExportCalls['goOn']): Promise<void> {
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let doneBytes = 0;
  for (const file of files)
    for (const read of file.check()) {
      doneBytes += read;
      if (!(await goOn({ step: 'checking', doneBytes, totalBytes }))) throw new Stopped();
    }
}
