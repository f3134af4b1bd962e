import { type Answer, html, json, movedTo, raw, verdict } from './answers.ts';
import { lowScore } from './judge.ts';
import type { DemoKeyName } from './keys.ts';

export type Behaviour =
  /** The picture decides, after a pause. */
  | { readonly kind: 'compute'; readonly delayMs: number }
  | { readonly kind: 'answer'; readonly answer: () => Answer }
  /** Takes the whole request and never answers. */
  | { readonly kind: 'stall' }
  /** Takes the whole request and resets the connection. */
  | { readonly kind: 'reset' };

/** The service's own wording, letter for letter. */
const texts = {
  backendUnavailable: 'Could not send image to liveness service',
  accessDenied: 'Client does not have access to Liveness technology',
  fileNotAllowed: 'Not allowed file, valid extensions: .jpg .png .jpeg',
  notStarted: 'Subscription has not started',
  noneActive: 'No active or future subscription for technology',
  missing: 'Client does not have subscription',
} as const;

export const fileNotAllowed = (): Answer => json(415, { detail: texts.fileNotAllowed });
export const tooLarge = (): Answer => html(413, '413 Request Entity Too Large');
export const keyUnknown = (): Answer => json(401, { detail: 'Invalid API key.' });

/** Longer than the 5 s after which the kiosk says that the connection is slow. */
const slowMs = 6_500;

const answer = (make: () => Answer): Behaviour => ({ kind: 'answer', answer: make });
const notLive = (type: string, detail: string | null): Behaviour =>
  answer(() => verdict(false, 0.041873, { type, detail }));
const verdictLike = (changes: Readonly<Record<string, unknown>>): Answer =>
  json(200, {
    result: true,
    prediction: '0.982312',
    created_at: new Date().toISOString(),
    failure_reason: null,
    ...changes,
  });

/**
 * What each key does. Bodies differ in shape on purpose: which one the real service uses is not documented, so
 * every shape it may use is covered by a key. No key forces a pass: a live verdict is only ever computed.
 */
export const behaviours: Readonly<Record<DemoKeyName, Behaviour>> = {
  check: { kind: 'compute', delayMs: 0 },
  slow: { kind: 'compute', delayMs: slowMs },
  'not-live': answer(() => verdict(false, 0.041873, lowScore)),

  // The failure reasons that the vendor publishes, an unknown one, and none.
  'reason-closed-eyes': notLive('CALC_RESULT', 'Closed eyes'),
  'reason-low-prediction': notLive('CALC_RESULT', 'Low prediction'),
  'reason-mask-attack': notLive('CALC_RESULT', 'Mask Attack'),
  'reason-medical-mask': notLive('CLIENT', 'Medical mask check failed'),
  'reason-illumination': notLive('CLIENT', 'Illumination check failed'),
  'reason-face-distance': notLive('CLIENT', 'Could not find face distance'),
  'reason-unknown': notLive('NEW_TYPE', 'Something new'),
  'reason-none': answer(() => verdict(false, 0.041873, null)),
  'reason-backend': notLive('SERVICE_ERROR', 'Could not send image to liveness service'),
  'reason-service-error': notLive('SERVICE_ERROR', null),
  'reason-request-error': notLive('REQUEST_ERROR', null),
  'reason-timeout': notLive('TIMEOUT', null),
  'reason-image-hash': notLive('OTHER', 'Incorrect image hash'),
  'reason-client-backend': notLive('CLIENT', 'Could not send image to liveness service'),
  'reason-no-subscription': notLive('CLIENT', 'No active or future subscription for technology'),
  'reason-no-access': notLive('CLIENT', 'Subscription does not have access to technology'),

  'backend-unavailable': answer(() => json(400, { detail: texts.backendUnavailable })),
  'access-denied': answer(() => json(400, { message: texts.accessDenied })),
  'file-not-allowed': answer(fileNotAllowed),
  'subscription-not-started': answer(() => json(400, { non_field_errors: [texts.notStarted] })),
  'subscription-none-active': answer(() => json(400, [texts.noneActive])),
  'subscription-missing': answer(() => json(400, texts.missing)),

  'request-refused': answer(() => json(400, { image: ['Face is turned away too far'] })),
  unauthorized: answer(keyUnknown),
  forbidden: answer(() => json(403, { detail: 'You do not have permission to perform this action.' })),
  'not-found': answer(() => json(404, { detail: 'Not found.' })),
  'too-large': answer(tooLarge),
  'failed-dependency': answer(() => json(424, { detail: 'Failed dependency' })),
  'rate-limited': answer(() => json(429, { detail: 'Request was throttled.' }, { 'Retry-After': '1' })),
  'server-error': answer(() => raw(500, 'text/plain; charset=utf-8', 'Server Error (500)')),
  'bad-gateway': answer(() => html(502, '502 Bad Gateway')),
  unavailable: answer(() => json(503, { detail: 'Service unavailable' })),
  'gateway-timeout': answer(() => html(504, '504 Gateway Time-out')),
  redirect: answer(() => movedTo('/api/v2/backend/liveness/short/')),

  'html-answer': answer(() => html(200, 'Welcome')),
  'empty-answer': answer(() => raw(200, 'application/json', '')),
  'truncated-answer': answer(() => raw(200, 'application/json', '{"result":true,"prediction":"0.98')),
  'text-result': answer(() => verdictLike({ result: 'true' })),
  'score-out-of-range': answer(() => verdictLike({ prediction: '1.500000' })),

  stall: { kind: 'stall' },
  reset: { kind: 'reset' },
};
