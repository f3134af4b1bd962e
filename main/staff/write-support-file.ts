import type { Result } from '../../preload/contract.ts';
import type { StaffError } from '../../preload/staff-contract.ts';
import { readLogTail } from './log-reader.ts';
import { writeBundle, type BundleFacts } from './support-bundle.ts';
import { writeToDrive } from '../drives/write-to-drive.ts';

export interface SupportFileTask extends Omit<BundleFacts, 'log'> {
  readonly logFolder: string;
  /** Folder of the drive. */
  readonly drive: string;
  readonly fileName: string;
}

export type WriteSupportFile = (task: SupportFileTask) => Promise<Result<null, StaffError>>;

/** Writes the support file with the log's end in it. */
export const writeSupportFile: WriteSupportFile = async ({ logFolder, drive, fileName, ...facts }) => {
  const text = writeBundle({ ...facts, log: readLogTail(logFolder) });
  return writeToDrive(drive, fileName, Buffer.from(text));
};
