import { writeSync } from 'node:fs';
import type { Flavour } from '../../preload/contract.ts';
import { writeReceipt } from '../records/signing.ts';
import type { Records } from '../records/records.ts';
import type { Written } from '../records/journal.ts';
import type { Health } from '../watchdog/health.ts';
import { reportOf, type WithheldAnswer } from '../liveness/outcome.ts';
import type { Log } from '../platform/log.ts';
import type { LastSeen } from './last-seen.ts';
import type { AttemptRecorder, FinishedAttempt } from './verify-picture.ts';

interface RecorderPorts {
  readonly records: Pick<Records, 'ready' | 'write' | 'key'>;
  readonly log: Log;
  readonly health: Health;
  readonly lastSeen: Pick<LastSeen, 'noteAnswer'>;
  readonly flavour: Flavour;
  readonly appVersion: string;
  readonly stationName: () => string;
  /** Whether the result screen shows a receipt. */
  readonly showsReceipt: () => boolean;
  /** Prints each attempt as a line of JSON, for the demonstration that drives itself. */
  readonly isPrinted: boolean;
}

/** Writes every attempt into the station's records, and a shorter line into the log. */
export function createRecorder(ports: RecorderPorts): AttemptRecorder {
  const { records, log, isPrinted } = ports;
  // At every log level: support looks at attempts first.
  const attempts = log.child({}, { level: 'info' });
  return {
    sending({ attemptId, sha256, sentBytes }) {
      const room = records.ready();
      const written = room.ok ? records.write('sending', { attemptId, sha256, sentBytes }) : room;
      return written.ok ? { ok: true, value: null } : written;
    },
    finished(attempt) {
      // First, because the record states whether the station's clock agreed with the service's at this answer.
      note(attempt, ports);
      const written = records.write('attempt', factsOf(attempt, ports));
      const { attemptId, quality, camera, consent } = attempt;
      const report = reportOf(attempt);
      attempts.info(
        { attemptId, record: written.ok ? written.value.n : null, report, quality, camera, consent },
        'attempt',
      );
      if (isPrinted) writeSync(1, `${JSON.stringify({ attempt: report, quality, camera, consent })}\n`);
      return written.ok
        ? { ok: true, value: { receipt: receiptOf(attempt, written.value, ports) } }
        : written;
    },
  };
}

/** What a record of an attempt says. docs/records.md describes each field. */
function factsOf(attempt: FinishedAttempt, { flavour, appVersion, stationName }: RecorderPorts): object {
  const { answer, attemptId, language, consent, camera, quality, sha256, demonstration } = attempt;
  const { outcome, score, failureClass, code, staffDetail, sentBytes } = reportOf(attempt);
  return {
    attemptId,
    stationName: stationName(),
    outcome,
    service: serviceAnswer(answer.ok ? answer.value : answer.error.withheld),
    score,
    failureClass,
    code,
    staffDetail,
    picture: { sha256, sentBytes },
    quality,
    camera,
    consent,
    language,
    durations: { sinceConsentMs: attempt.sinceConsentMs, checkMs: attempt.durationMs },
    app: { version: appVersion, flavour },
    demonstration,
  };
}

/** As the service named it, so that the record can be compared with the service's own. */
function serviceAnswer(answer: WithheldAnswer | undefined): object | null {
  if (!answer) return null;
  const { verdict, prediction, createdAt, failureReason } = answer;
  return {
    result: verdict === 'live',
    prediction,
    created_at: createdAt,
    failure_reason: failureReason,
  };
}

function receiptOf(
  attempt: FinishedAttempt,
  { n, at, hash }: Written,
  { records, showsReceipt }: RecorderPorts,
) {
  const { answer, attemptId, demonstration, sha256 } = attempt;
  if (!answer.ok || !records.key || sha256 === null || !showsReceipt()) return null;
  const { station } = records.key;
  const { verdict, score, failureClass } = answer.value;
  const facts = {
    station,
    n,
    at,
    attemptId,
    verdict,
    failureClass,
    demonstration,
    score,
    pictureSha256: sha256,
    recordHash: hash,
  };
  return writeReceipt(facts, records.key);
}

function note({ answer, demonstration }: FinishedAttempt, { health, lastSeen }: RecorderPorts): void {
  if (answer.ok) health.noteVerdict(answer.value.madeAtMs);
  else health.noteFailure(answer.error.code);
  if (!demonstration) lastSeen.noteAnswer(answer.ok ? null : answer.error.code);
}
