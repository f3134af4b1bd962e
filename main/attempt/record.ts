import { writeSync } from 'node:fs';
import { flavour } from '../flavour.ts';
import { reportOf } from '../liveness/report.ts';
import type { Log } from '../log.ts';
import type { FinishedAttempt } from './verify.ts';

/**
 * Writes down every attempt in the form of `--check-photo`'s JSON, with what the picture scored and which camera took
 * it. Outside production the line can be printed
 * as well, for the self-driving demonstration.
 */
export function createRecorder(log: Log): (attempt: FinishedAttempt) => void {
  const print = flavour !== 'production' && process.env['LIVENESS_KIOSK_PRINT_ATTEMPTS'] === '1';
  return (attempt) => {
    const report = reportOf(attempt);
    const { attemptId, quality, camera } = attempt;
    log.info({ attemptId, report, quality, camera }, 'attempt');
    if (print) writeSync(1, `${JSON.stringify({ attempt: report, quality, camera })}\n`);
  };
}
