import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../platform/errno.ts';

/** In the kiosk's own folder. */
export const recordFolderName = 'records';
/** Next to the records: the key must outlive all of them. */
export const stationKeyFileName = 'station-key.json';
/** Reserved space for the record of an attempt under way when the disk fills up. */
export const reserveName = 'reserve';

/** One name for each number. Seven digits and more are allowed, so that a planted file number 999999 can't hide the next one. */
const namePattern = /^records-(\d{6}|[1-9]\d{6,8})\.jsonl$/;
const greatestNumber = 999_999_999;

/** Throws above the greatest number: records in a file that is never listed would be lost silently. */
export function fileNameOf(number: number): string {
  if (number > greatestNumber) throw new Error('no file name is left for records');
  return `records-${String(number).padStart(6, '0')}.jsonl`;
}

export interface RecordFileName {
  readonly number: number;
  readonly name: string;
  readonly path: string;
}

/** Oldest first. A missing folder has none. Throws where the folder can't be read. */
export function listRecordFiles(folder: string): readonly RecordFileName[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((name) => {
      const number = Number(namePattern.exec(name)?.[1]);
      return number > 0 ? [{ number, name, path: join(folder, name) }] : [];
    })
    .sort((a, b) => a.number - b.number);
}
