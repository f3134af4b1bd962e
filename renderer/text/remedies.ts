import type { ErrorCode } from '../../preload/error-codes.ts';

/** What staff can do about a code, and whom to call. Forty-odd codes ask for one of these, and `again` is for the out-of-order page. */
export type Remedy =
  | ('none' | 'tryAgain' | 'guide' | 'wait' | 'line' | 'certificate' | 'provider' | 'subscription')
  | ('key' | 'address' | 'plug' | 'lens' | 'pinCamera' | 'restart' | 'store' | 'storeChanged')
  | ('disk' | 'policy' | 'it' | 'again');

/** Exhaustive: a new code in the contract does not compile until staff are told what to do about it. */
export const remedyOf: Readonly<Record<ErrorCode, Remedy>> = {
  'service-backend-unavailable': 'wait',
  'access-denied': 'subscription',
  'subscription-not-started': 'subscription',
  'subscription-none-active': 'subscription',
  'subscription-missing': 'subscription',
  'file-not-allowed': 'it',
  'request-refused': 'it',
  unauthorized: 'key',
  'not-found': 'address',
  'too-large': 'tryAgain',
  'rate-limited': 'wait',
  'service-error': 'wait',
  redirected: 'address',
  'invalid-answer': 'provider',
  unreachable: 'line',
  'tls-failed': 'certificate',
  'timed-out': 'line',
  'outcome-unknown': 'tryAgain',
  'bad-picture': 'guide',
  cancelled: 'none',
  'not-configured': 'key',
  'attempt-unknown': 'tryAgain',
  'attempt-used': 'tryAgain',
  'attempt-expired': 'tryAgain',
  'no-attempts-left': 'none',
  'bad-request': 'restart',
  'sender-refused': 'restart',
  internal: 'restart',
  'secret-store-unavailable': 'store',
  'secret-store-weak': 'store',
  'secret-store-changed': 'storeChanged',
  'settings-unreadable': 'store',
  'settings-not-saved': 'disk',
  // The file or credential that IT has given: a key entered in the console would not count. One that is entered says itself what is wrong.
  'api-key-malformed': 'it',
  'policy-invalid': 'policy',
  'certificates-unreadable': 'certificate',
  'record-not-written': 'disk',
  'camera-missing': 'plug',
  'camera-refused': 'it',
  'camera-busy': 'restart',
  'camera-lost': 'plug',
  'camera-too-small': 'plug',
  'camera-untrusted': 'pinCamera',
  'camera-frozen': 'plug',
  'camera-black': 'lens',
};

/** Who has to act: staff themselves by what is written, or whom they call. */
export type Call = 'self' | 'administrator' | 'contract' | 'it';

/** The same person as the remedy names first; null: nothing is to be done. */
export const callOf: Readonly<Record<Remedy, Call | null>> = {
  none: null,
  tryAgain: 'self',
  guide: 'self',
  wait: 'self',
  line: 'self',
  certificate: 'it',
  provider: 'it',
  subscription: 'contract',
  key: 'administrator',
  address: 'administrator',
  plug: 'self',
  lens: 'self',
  pinCamera: 'self',
  restart: 'self',
  store: 'it',
  storeChanged: 'it',
  disk: 'it',
  policy: 'it',
  it: 'it',
  again: 'self',
};

/** The first letter of a code says where to look. */
export const codeLetters = ['S', 'N', 'C', 'P', 'K', 'R'] as const;
export type CodeLetter = (typeof codeLetters)[number];
