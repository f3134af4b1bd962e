import { describeDay } from '../../records/describe-day.ts';
import { retire } from '../../records/retention.ts';
import { fitsPins, hashPin } from '../../staff/auth/pin-hash.ts';
import { exportDays } from '../../records/export/export-days.ts';
import { readFailures } from '../../staff/log-reader.ts';
import { writeSupportFile } from '../../staff/support-bundle.ts';

/**
 * Work that would block the main thread for too long: each reads, checks or writes megabytes, waits for a drive, or hashes a PIN. Input, output,
 * and their requests to main are plain data.
 */
export const tasks = { exportDays, retire, describeDay, readFailures, writeSupportFile, fitsPins, hashPin };

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
