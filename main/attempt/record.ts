import { writeSync } from 'node:fs';
import { flavour } from '../flavour.ts';
import type { Vitals } from '../diagnostics/vitals.ts';
import { reportOf } from '../liveness/report.ts';
import type { Log } from '../log.ts';
import type { FinishedAttempt } from './verify.ts';

/**
 * Writes down every attempt in the form of `--check-photo`'s JSON, with what the picture scored and which camera took
 * it. Outside production the line can be printed
 * as well, for the self-driving demonstration.
 */
export function createRecorder(log: Log, vitals: Vitals): (attempt: FinishedAttempt) => void {
  // Whatever level is set: staff look at today's attempts.
  const record = log.child({}, { level: 'info' });
  const print = flavour !== 'production' && process.env['LIVENESS_KIOSK_PRINT_ATTEMPTS'] === '1';
  return (attempt) => {
    const report = reportOf(attempt);
    const { attemptId, quality, camera, consent } = attempt;
    record.info({ attemptId, report, quality, camera, consent }, 'attempt');
    note(attempt, vitals);
    if (print) writeSync(1, `${JSON.stringify({ attempt: report, quality, camera, consent })}\n`);
  };
}

function note({ answer }: FinishedAttempt, vitals: Vitals): void {
  if (answer.ok) vitals.noteVerdict(answer.value.createdAt);
  else vitals.noteFailure(answer.error.code);
}
