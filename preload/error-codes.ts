/**
 * Every failure of this kiosk, and the short code that staff read out on the telephone.
 * S: the liveness service. N: the network. C: the camera. P: the picture. K: the kiosk itself.
 */
export const staffCodes = {
  'service-backend-unavailable': 'S01',
  'access-denied': 'S02',
  'subscription-not-started': 'S03',
  'subscription-none-active': 'S04',
  'subscription-missing': 'S05',
  'file-not-allowed': 'S06',
  'request-refused': 'S07',
  unauthorized: 'S08',
  'not-found': 'S09',
  'too-large': 'S10',
  'rate-limited': 'S11',
  'service-error': 'S12',
  redirected: 'S13',
  'invalid-answer': 'S14',
  unreachable: 'N01',
  'tls-failed': 'N02',
  'timed-out': 'N03',
  'outcome-unknown': 'N04',
  'bad-picture': 'P01',
  cancelled: 'K01',
  'not-configured': 'K02',
  'attempt-unknown': 'K03',
  'attempt-used': 'K04',
  'attempt-expired': 'K05',
  'no-attempts-left': 'K06',
  'bad-request': 'K07',
  'sender-refused': 'K08',
  internal: 'K09',
  'secret-store-unavailable': 'K10',
  'secret-store-weak': 'K11',
  'secret-store-changed': 'K12',
  'settings-unreadable': 'K13',
  'settings-not-saved': 'K14',
  'api-key-malformed': 'K15',
  'policy-invalid': 'K16',
  'certificates-unreadable': 'K17',
  'record-not-written': 'K18',
  'camera-missing': 'C01',
  'camera-refused': 'C02',
  'camera-busy': 'C03',
  'camera-lost': 'C04',
  'camera-too-small': 'C05',
  'camera-untrusted': 'C06',
  'camera-frozen': 'C07',
  'camera-black': 'C08',
} as const;

export type ErrorCode = keyof typeof staffCodes;
export type CameraCode = Extract<ErrorCode, `camera-${string}`>;

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(staffCodes, value);
}

/**
 * The codes at the lower edge of the script-free out-of-order page, for staff to read out. `page`: the page crashed repeatedly.
 * `program`: the program did. `supervisor`: the operating system's supervisor gave up starting it.
 */
export const outOfOrderCodes = { page: 'R01', program: 'R02', supervisor: 'R03' } as const;
export type OutOfOrderCause = keyof typeof outOfOrderCodes;
