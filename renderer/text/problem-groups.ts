import type { ErrorCode } from '../../preload/error-codes.ts';

/**
 * What went wrong as far as the person in front of the screen is concerned. Thirty-odd codes say to staff
 * exactly what happened; the person only needs to know whether to wait, to try again, or whom to ask.
 */
export type ProblemGroup =
  | 'busy'
  | 'closed'
  | 'network'
  | 'noAnswer'
  | 'picture'
  | 'expired'
  | 'stopped'
  | 'usedUp'
  | 'camera'
  | 'ours';

/** Exhaustive: a new code in the contract does not compile until it has words. */
export const problemGroups: Readonly<Record<ErrorCode, ProblemGroup>> = {
  'service-backend-unavailable': 'busy',
  'rate-limited': 'busy',
  'service-error': 'busy',
  'access-denied': 'closed',
  'subscription-not-started': 'closed',
  'subscription-none-active': 'closed',
  'subscription-missing': 'closed',
  unauthorized: 'closed',
  'not-configured': 'closed',
  'policy-invalid': 'closed',
  'certificates-unreadable': 'closed',
  'api-key-malformed': 'closed',
  'file-not-allowed': 'ours',
  'request-refused': 'ours',
  'not-found': 'ours',
  redirected: 'ours',
  'invalid-answer': 'noAnswer',
  'outcome-unknown': 'noAnswer',
  unreachable: 'network',
  'tls-failed': 'network',
  'timed-out': 'network',
  'bad-picture': 'picture',
  'too-large': 'picture',
  cancelled: 'stopped',
  'attempt-unknown': 'expired',
  'attempt-used': 'expired',
  'attempt-expired': 'expired',
  'no-attempts-left': 'usedUp',
  'bad-request': 'ours',
  'sender-refused': 'ours',
  internal: 'ours',
  'secret-store-unavailable': 'ours',
  'secret-store-weak': 'ours',
  'secret-store-changed': 'ours',
  'settings-unreadable': 'ours',
  'settings-not-saved': 'ours',
  'record-not-written': 'ours',
  'camera-missing': 'camera',
  'camera-refused': 'camera',
  'camera-busy': 'camera',
  'camera-lost': 'camera',
  'camera-too-small': 'camera',
  'camera-untrusted': 'camera',
  'camera-frozen': 'camera',
  'camera-black': 'camera',
};
