import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** In the kiosk's own folder. */
export const recordFolderName = 'records';
/** Beside the records: their key must outlive every one of them. */
export const stationKeyFileName = 'station-key.json';
/** Room that is kept for the record of an attempt under way when the disk gets full. */
export const reserveName = 'reserve';

/** One name for each number. More than six digits, since a file laid in as the 999999th must not hide the one that follows. */
const namePattern = /^records-(\d{6}|[1-9]\d{6,8})\.jsonl$/;
const greatestNumber = 999_999_999;

/** Throws past the greatest one: records in a file that nobody lists would be lost without a word. */
export function fileNameOf(number: number): string {
  if (number > greatestNumber) throw new Error('no file name is left for records');
  return `records-${String(number).padStart(6, '0')}.jsonl`;
}

export interface RecordFileName {
  readonly number: number;
  readonly name: string;
  readonly path: string;
}

/** Oldest first. A folder that is not there has none; throws where it can't be looked into. */
export function listRecordFiles(folder: string): readonly RecordFileName[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((name) => {
      const number = Number(namePattern.exec(name)?.[1]);
      return number > 0 ? [{ number, name, path: join(folder, name) }] : [];
    })
    .sort((a, b) => a.number - b.number);
}
