import { describeDay } from '../audit/describe-records.ts';
import { retire } from '../audit/retention.ts';
import { exportDays } from '../staff/export-days.ts';
import { readFailures } from '../diagnostics/log-reader.ts';
import { writeSupportFile } from '../staff/write-support-file.ts';

/**
 * What takes longer than the main thread may stand still: each reads, checks or writes megabytes, or waits for a drive. Input, output,
 * and what they ask main meanwhile are plain data.
 */
export const tasks = { exportDays, retire, describeDay, readFailures, writeSupportFile };

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
