import { staffCodes, type ErrorCode } from '../../preload/contract.ts';
import type { AttemptLine, RecordedEvent } from '../../preload/record-contract.ts';
import { factsIn } from './describe-event.ts';
import { firstDay, readOwnDay, type Day } from './read-day.ts';
import type { SealedRecord } from './verifier/record-format.mjs';

export interface DayOfRecords {
  readonly attempts: readonly AttemptLine[];
  readonly events: readonly RecordedEvent[];
  /** Null: there are no records at all. */
  readonly firstDay: Day | null;
}

export type DescribeDay = (task: { readonly folder: string; readonly day: Day }) => Promise<DayOfRecords>;

/**
 * One day's records for the console. The export may differ: where the clock was wrong, it includes records of other days between them.
 * @throws where the folder can't be read
 */
export const describeDay: DescribeDay = async (task) => {
  try {
    return lookAt(task);
  } catch (error) {
    // Retention deleted an old file between listing and reading: the second listing no longer has it.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return lookAt(task);
    throw error;
  }
};

function lookAt({ folder, day }: Parameters<DescribeDay>[0]): DayOfRecords {
  const found = readOwnDay(folder, day);
  return { attempts: attemptsIn(found), events: eventsIn(found), firstDay: firstDay(folder) };
}

/** Attempts for the console, newest first. */
export function attemptsIn(records: readonly SealedRecord[]): readonly AttemptLine[] {
  return records
    .filter(({ body }) => body.kind === 'attempt')
    .map(readAttempt)
    .reverse();
}

/** Every other event that concerns staff, newest first. */
export function eventsIn(records: readonly SealedRecord[]): readonly RecordedEvent[] {
  return records
    .filter(({ body }) => body.kind !== 'attempt' && body.kind !== 'sending')
    .map(({ body: { n, at, kind, data } }) => ({ n, at, kind, facts: factsIn(kind, data) }))
    .reverse();
}

function readAttempt({ body: { n, at, data } }: SealedRecord): AttemptLine {
  const { service, score, code, durations, demonstration, attemptId } = data;
  const outcome = data['outcome'] === 'live' || data['outcome'] === 'not-live' ? data['outcome'] : 'error';
  return {
    n,
    at,
    attemptId: typeof attemptId === 'string' ? attemptId : '',
    outcome,
    // Records of earlier versions have only the service's number. An attempt without a verdict has none.
    score: numberOf(score) ?? (outcome === 'error' ? null : numberOf(service?.prediction)),
    code: isErrorCode(code) ? code : null,
    detail: saidOf(outcome, data),
    durationMs: numberOf(durations?.checkMs) ?? 0,
    demonstration: demonstration === true,
  };
}

/** The service's reason as it wrote it, `Mask Attack` included, and what else staff should know. Each may be missing, or not be a text. */
function saidOf(outcome: AttemptLine['outcome'], { service, staffDetail }: SealedRecord['body']['data']) {
  const { type, detail } = service?.failure_reason ?? {};
  const reason = [type, detail].filter(isWords).join(': ');
  // For a check without a verdict it repeats the error.
  const parts = outcome === 'error' ? [staffDetail] : [reason, staffDetail];
  return parts.filter(isWords).join('; ') || null;
}

const isWords = (value: unknown): value is string => typeof value === 'string' && value !== '';

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(staffCodes, value);
}
