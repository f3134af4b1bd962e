import { arch, cpus, release, totalmem, type as systemType } from 'node:os';
import type { SettingView } from '../../preload/staff-contract.ts';
import type { StationStatus } from '../../preload/station-status.ts';
import type { Result } from '../../preload/contract.ts';
import type { StaffError } from '../../preload/staff-contract.ts';
import { writeToDrive } from '../drives/write-to-drive.ts';
import { readLogTail, type LogEntry } from './log-reader.ts';

export interface BundleFacts {
  readonly status: StationStatus;
  readonly settings: readonly SettingView[];
  readonly log: readonly LogEntry[];
  readonly now: Date;
}

/** Enough to see what a station has been doing; a mail still takes it. */
const mostEntries = 4_000;

/**
 * The file for the vendor's support, as text that a security officer can read before it is sent: status, settings, the
 * log's last entries, the machine. No key (it is in none of these), no picture, no name; the log holds none either.
 */
export function writeBundle({ status, settings, log, now }: BundleFacts): string {
  const [processor] = cpus();
  const bundle = {
    about: 'Support file of a liveness kiosk. It holds no key, no PIN, no picture and no name.',
    madeAt: now.toISOString(),
    machine: {
      system: `${systemType()} ${release()} ${arch()}`,
      processor: processor?.model ?? 'unknown',
      cores: cpus().length,
      memoryBytes: totalmem(),
    },
    status,
    settings: Object.fromEntries(settings.map(({ name, value, source }) => [name, { value, source }])),
    log: log.slice(-mostEntries),
  };
  return `${JSON.stringify(bundle, null, 1)}\n`;
}

/** `liveness-kiosk-support-almaty-03-20261123-114500.json` */
export function bundleName(stationName: string, now: Date): string {
  const station = stationName
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const stamp = now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return ['liveness-kiosk-support', ...(station ? [station] : []), stamp].join('-') + '.json';
}

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
