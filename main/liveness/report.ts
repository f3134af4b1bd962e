import type { Result } from '../../preload/contract.ts';
import type { ErrorCode } from '../../preload/error-codes.ts';
import type { FailureClass, FailureReason, LivenessAnswer, WithheldAnswer } from './outcome.ts';

export interface CheckFailure {
  readonly code: ErrorCode;
  readonly staffDetail: string | null;
  /** As in LivenessFailure. */
  readonly bodySent?: true;
  /** As in LivenessFailure; or one that came together with the person's "cancel". For the record only, never shown. */
  readonly withheld?: WithheldAnswer;
}

/** One finished check, as numbers and codes. */
export interface FinishedCheck {
  readonly answer: Result<LivenessAnswer, CheckFailure>;
  readonly durationMs: number;
  /** Length of the picture that was given to the client; 0 where it was refused before that. */
  readonly sentBytes: number;
  /** Of the picture, lower-case hex; null where there was none. */
  readonly sha256: string | null;
  readonly demonstration: boolean;
}

/**
 * The one-line JSON of `--check-photo` and of the kiosk's attempt record. Staff's scripts read it: names, order and types
 * don't change, and new fields are added at the end.
 */
export interface Report {
  readonly outcome: 'live' | 'not-live' | 'error';
  readonly score: number | null;
  readonly createdAt: string | null;
  readonly failureReason: FailureReason | null;
  readonly code: ErrorCode | null;
  readonly staffDetail: string | null;
  readonly durationMs: number;
  /** Length of the picture where all of it may have reached the service, else 0. */
  readonly sentBytes: number;
  readonly sha256: string | null;
  readonly demonstration: boolean;
  readonly failureClass: FailureClass | null;
}

/** The report of a finished check. Holds neither key nor picture. */
export function reportOf({ answer, durationMs, sentBytes, sha256, demonstration }: FinishedCheck): Report {
  const said = answer.ok ? answer.value : ownFailureIn(answer.error);
  return {
    outcome: answer.ok ? answer.value.verdict : 'error',
    score: answer.ok ? answer.value.score : null,
    createdAt: said?.createdAt ?? null,
    failureReason: said?.failureReason ?? null,
    code: answer.ok ? null : answer.error.code,
    staffDetail: answer.ok ? answer.value.staffDetail : answer.error.staffDetail,
    durationMs: Math.round(durationMs),
    sentBytes: answer.ok || answer.error.bodySent ? sentBytes : 0,
    sha256,
    demonstration,
    failureClass: said?.failureClass ?? null,
  };
}

/** Excludes answers that came too late: a cancelled check has no answer. */
function ownFailureIn({ code, withheld }: CheckFailure): WithheldAnswer | undefined {
  return code === 'cancelled' ? undefined : withheld;
}
