import type { PersonClass, Result } from '../../preload/contract.ts';
import type { ErrorCode } from '../../preload/error-codes.ts';

/** The part of the closed union that asking the service can end in: S (service), N (network) and `cancelled`. */
export const serviceCodes = [
  'service-backend-unavailable',
  'access-denied',
  'subscription-not-started',
  'subscription-none-active',
  'subscription-missing',
  'file-not-allowed',
  'request-refused',
  'unauthorized',
  'not-found',
  'too-large',
  'rate-limited',
  'service-error',
  'redirected',
  'invalid-answer',
  'unreachable',
  'tls-failed',
  'timed-out',
  'outcome-unknown',
  'cancelled',
] as const satisfies readonly ErrorCode[];

export type ServiceCode = (typeof serviceCodes)[number];

/** As the service wrote it, tidied; one of the two may be empty. */
export interface FailureReason {
  readonly type: string;
  readonly detail: string | null;
}

/** The classes of failure reasons, assigned in errors.ts. The first five are about the person, the others about the service. */
export type FailureClass = PersonClass | 'service' | 'subscription';

/** A valid answer of the service. */
export interface LivenessAnswer {
  /** The service's own `result`, never worked out from the score. */
  readonly verdict: 'live' | 'not-live';
  /** Estimated probability of a living face, 0..1. For the record only. */
  readonly score: number;
  /** The same as the service wrote it: mostly a decimal in a string. */
  readonly prediction: string | number;
  /** As the service wrote it: mostly ISO 8601. */
  readonly createdAt: string;
  /** The same as ms since 1970; null where it can't be read. */
  readonly madeAtMs: number | null;
  readonly failureReason: FailureReason | null;
  /** Null exactly for `live`. */
  readonly failureClass: PersonClass | null;
  /** What staff should know of an answer that counts, such as a time that can't be read. */
  readonly staffDetail: string | null;
}

/** An answer that is never shown as a verdict, kept for the record. For some of the service's own failures fields are missing. */
export interface WithheldAnswer {
  readonly verdict: LivenessAnswer['verdict'];
  readonly prediction: LivenessAnswer['prediction'] | null;
  readonly createdAt: string | null;
  readonly failureReason: FailureReason | null;
  readonly failureClass: FailureClass | null;
}

export interface LivenessFailure {
  readonly code: ServiceCode;
  /** One short line for staff: the service's own message or a system error code. Never the key, never a picture. */
  readonly staffDetail: string | null;
  /** True when the whole picture may have reached the service, which may then have billed it. Absent: it can't have. */
  readonly bodySent?: true;
  /** The whole answer, where it reports a failure of the service itself. */
  readonly withheld?: WithheldAnswer;
}

export interface Picture {
  /** A complete JPEG or PNG file. */
  readonly bytes: Uint8Array;
  readonly format: 'jpeg' | 'png';
}

export interface LivenessClient {
  /** Opens a connection ahead and keeps it fresh for a while. Never rejects: a failure shows when `check` is called. */
  warmUp(): Promise<void>;
  /** Asks the service once (see docs/liveness-service.md for what is repeated). Never rejects. */
  check(
    picture: Picture,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Result<LivenessAnswer, LivenessFailure>>;
  /** How quickly earlier pictures left, bits a second; null before the first. */
  linkBitsPerSecond(): number | null;
  /** Drops all connections; a check under way ends as `cancelled`. */
  close(): Promise<void>;
}

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
