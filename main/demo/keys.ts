/** Every demonstration key, named after what it makes the service do; `behaviours.ts` says what that is. */
export const demoKeyNames = [
  'check',
  'slow',
  'not-live',
  'reason-closed-eyes',
  'reason-low-prediction',
  'reason-mask-attack',
  'reason-medical-mask',
  'reason-illumination',
  'reason-face-distance',
  'reason-unknown',
  'reason-none',
  'reason-backend',
  'reason-service-error',
  'reason-request-error',
  'reason-timeout',
  'reason-image-hash',
  'reason-client-backend',
  'reason-no-subscription',
  'reason-no-access',
  'backend-unavailable',
  'access-denied',
  'file-not-allowed',
  'subscription-not-started',
  'subscription-none-active',
  'subscription-missing',
  'request-refused',
  'unauthorized',
  'forbidden',
  'not-found',
  'too-large',
  'failed-dependency',
  'rate-limited',
  'server-error',
  'bad-gateway',
  'unavailable',
  'gateway-timeout',
  'redirect',
  'html-answer',
  'empty-answer',
  'truncated-answer',
  'text-result',
  'score-out-of-range',
  'stall',
  'reset',
] as const;

export type DemoKeyName = (typeof demoKeyNames)[number];

const prefix = 'demo-';
/** The real service's keys have 47 characters or more. */
const keyLength = 48;

/** The whole key: `demo-`, the name, a hyphen, then zeros up to 48 characters. */
export function demoKey(name: DemoKeyName): string {
  return `${prefix}${name}-`.padEnd(keyLength, '0');
}

/** The key of a demonstration without further set-up: the verdict is computed from the picture. */
export const defaultDemoKey = demoKey('check');

/**
 * Whether a key belongs to the demonstration: every key that starts with `demo-`, known or misspelt, so that
 * none of them is ever sent to the real service.
 */
export function isDemoKey(apiKey: string): boolean {
  return apiKey.startsWith(prefix);
}

/** The name in a key, or null where no such key exists. */
export function demoKeyName(apiKey: string): DemoKeyName | null {
  return demoKeyNames.find((name) => demoKey(name) === apiKey) ?? null;
}
