import type { ServiceCode } from './outcome.ts';

/** How one try of a request ended, if not with a valid answer. */
export type TryEnd =
  /**
   * No connection was established: nothing of the request was sent. `lasting`: a proxy's own refusal, or silence for the whole
   * time limit of a connection.
   */
  | { readonly kind: 'no-connection'; readonly lasting: boolean }
  /** TLS failed before a byte of the request. `lasting`: the certificate itself, which will be no better in a second. */
  | { readonly kind: 'tls'; readonly lasting: boolean }
  /** The connection broke. */
  | { readonly kind: 'broken'; readonly bodySent: boolean }
  /** The deadline or a phase's limit passed. */
  | { readonly kind: 'stalled'; readonly bodySent: boolean }
  | { readonly kind: 'cancelled' }
  /** The service, or a proxy before it, answered with something other than a valid 200. */
  | {
      readonly kind: 'refused';
      readonly code: ServiceCode;
      readonly passing: boolean;
      readonly retryAfterMs: number | null;
    };

interface Situation {
  readonly end: TryEnd;
  /** Tries made so far, the ended one included. */
  readonly tries: number;
  readonly timeLeftMs: number;
}

export type Decision =
  | { readonly repeat: true; readonly afterMs: number }
  | { readonly repeat: false; readonly code: ServiceCode };

/** Pauses before the second and the third attempt at a connection, ms. */
export const connectPausesMs = [300, 1500] as const;
/** Pause before a broken upload is started over, ms. */
const uploadPauseMs = 300;
/** Pause where the service asks to wait without naming a time, ms. */
const patiencePauseMs = 1500;
/** Shortest pause, so that `Retry-After: 0` does not cause rapid retries, ms. */
const shortestPauseMs = 500;
/** Time that has to remain after the pause for another try to make sense, ms. */
const usefulTimeMs = 3000;

function codeOf(end: TryEnd): ServiceCode {
  switch (end.kind) {
    case 'no-connection':
      return 'unreachable';
    case 'tls':
      return 'tls-failed';
    case 'broken':
      return end.bodySent ? 'outcome-unknown' : 'unreachable';
    case 'stalled':
      return end.bodySent ? 'outcome-unknown' : 'timed-out';
    case 'cancelled':
      return 'cancelled';
    case 'refused':
      return end.code;
  }
}

/** The pause before this kind of end may be repeated, or null where it must not be. */
function pauseFor({ end, tries }: Situation): number | null {
  switch (end.kind) {
    case 'no-connection':
      return end.lasting ? null : (connectPausesMs[tries - 1] ?? null);
    case 'tls':
      return end.lasting || tries > 1 ? null : uploadPauseMs;
    case 'broken':
      return end.bodySent || tries > 1 ? null : uploadPauseMs;
    case 'refused':
      if (!end.passing || tries > 1) return null;
      return Math.max(shortestPauseMs, end.retryAfterMs ?? patiencePauseMs);
    case 'stalled':
    case 'cancelled':
      return null;
  }
}

/**
 * Whether a request is retried automatically. Every accepted request may be billed, without de-duplication: so only requests that
 * were certainly not processed are retried, and the three passing refusals once. Pure.
 */
export function decideRetry(situation: Situation): Decision {
  const pauseMs = pauseFor(situation);
  if (pauseMs === null || pauseMs + usefulTimeMs > situation.timeLeftMs) {
    return { repeat: false, code: codeOf(situation.end) };
  }
  return { repeat: true, afterMs: pauseMs };
}

/**
 * Reads a Retry-After header: whole seconds or an HTTP date. Null when absent or unreadable.
 * @param nowMs the wall clock, which a date is measured against
 */
export function parseRetryAfterMs(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Date.parse reads almost anything; an HTTP date names its weekday and GMT.
  if (!/^[A-Z][a-z]{2},? .* GMT$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
