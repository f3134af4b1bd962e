import type { ConnectionFinding, Validity } from '../../preload/connection-contract.ts';
import type { ServiceCode } from '../liveness/outcome.ts';

/** From here on requests with a time in them, certificates and records begin to suffer; a Date header is exact to a second. */
export const clockToleranceMs = 90_000;

/** What the one real request shows about the key and the subscription. */
export function findingOf(code: ServiceCode): ConnectionFinding {
  switch (code) {
    case 'unauthorized':
      return 'key-refused';
    case 'access-denied':
    case 'subscription-not-started':
    case 'subscription-none-active':
    case 'subscription-missing':
    case 'timed-out':
      return code;
    case 'cancelled':
      return 'skipped';
    case 'tls-failed':
      return 'tls-other';
    case 'invalid-answer':
    case 'redirected':
    case 'not-found':
      return 'answer-not-understood';
    case 'service-backend-unavailable':
    case 'file-not-allowed':
    case 'request-refused':
    case 'too-large':
    case 'rate-limited':
    case 'service-error':
    case 'unreachable':
    case 'outcome-unknown':
      return 'service-trouble';
  }
}

/** Milliseconds since 1970. */
export interface Clocks {
  readonly ours: number;
  /** The server's Date header; null where it sent none. */
  readonly theirs: number | null;
}

const within = (at: number, { from, to }: Validity): boolean => at >= from && at <= to;

/**
 * For a certificate that is invalid by this computer's clock: the clock is wrong if the certificate is valid by the server's. This is only a
 * hint for staff: an attacker with a stolen old certificate can send a fitting Date as well, so it changes only the message.
 */
export function isOurClockWrong({ ours, theirs }: Clocks, validity: Validity): boolean {
  return theirs !== null && within(theirs, validity) && !within(ours, validity);
}
