import { type ErrorText, readErrorTexts, tidyForStaff } from './foreign-text.ts';
import type { FailureReason, ServiceCode } from './outcome.ts';
import type { PersonClass } from '../../preload/contract.ts';

/** The service's answer where it is not a 200. */
export interface Refusal {
  readonly code: ServiceCode;
  readonly staffDetail: string | null;
  /** One of the three answers that may be repeated once after a pause. */
  readonly passing: boolean;
}

/** The service's documented texts with status 400, normalised as `normalise` does. The typos are theirs. */
const documented400: ReadonlyMap<string, ServiceCode> = new Map([
  ['could not send image to liveness service', 'service-backend-unavailable'],
  ['client does not have access to liveness technology', 'access-denied'],
  ['subscription has not started', 'subscription-not-started'],
  ['no active or future subscription for technology', 'subscription-none-active'],
  ['client does not have subscription', 'subscription-missing'],
]);

const documented415: ReadonlyMap<string, ServiceCode> = new Map([
  ['not allowed file, valid extensions: .jpg .png .jpeg', 'file-not-allowed'],
]);

const byStatus: ReadonlyMap<number, ServiceCode> = new Map([
  [401, 'unauthorized'],
  [403, 'unauthorized'],
  [404, 'not-found'],
  [413, 'too-large'],
  [424, 'service-error'],
  [429, 'rate-limited'],
]);

/** Letter case, how much white space, and one final full stop make no difference. */
function normalise(text: string): string {
  return text.trim().replace(/\.$/, '').trimEnd().replace(/\s+/g, ' ').toLowerCase();
}

function findDocumented(
  known: ReadonlyMap<string, ServiceCode>,
  texts: readonly ErrorText[],
): ServiceCode | null {
  for (const { text } of texts) {
    const code = known.get(normalise(text));
    if (code !== undefined) return code;
  }
  return null;
}

/** The code of a documented text among these, for any status; null: there is none. */
export function documentedCodeOf(texts: readonly ErrorText[]): ServiceCode | null {
  return findDocumented(documented400, texts) ?? findDocumented(documented415, texts);
}

function codeFor(status: number, texts: readonly ErrorText[]): ServiceCode {
  if (status === 400) return findDocumented(documented400, texts) ?? 'request-refused';
  if (status === 415) return findDocumented(documented415, texts) ?? 'request-refused';
  const code = byStatus.get(status);
  if (code !== undefined) return code;
  if (status >= 500) return 'service-error';
  if (status >= 400) return 'request-refused';
  // A 2xx that is not the documented 200 is no verdict.
  return status >= 300 ? 'redirected' : 'invalid-answer';
}

function describe(status: number, texts: readonly ErrorText[], secret: string): string | null {
  const said = texts.map(({ field, text }) => (field === null ? text : `${field}: ${text}`)).join('; ');
  // The location of a redirect is not quoted: it is foreign text and of no use to staff.
  return tidyForStaff(said === '' ? `HTTP ${status}` : `HTTP ${status}: ${said}`, secret);
}

/**
 * Reads any answer but a 200.
 * @param bytes the decoded body, or the part of it that arrived
 * @param secret the key, which a server may echo
 * @param contentType the header, for its charset
 */
export function readRefusal(
  status: number,
  bytes: Uint8Array,
  secret: string,
  contentType?: string,
): Refusal {
  const texts = readErrorTexts(bytes, contentType);
  const code = codeFor(status, texts);
  const passing = code === 'service-backend-unavailable' || status === 429 || status === 503;
  return { code, staffDetail: describe(status, texts, secret), passing };
}

/**
 * The meaning of a published failure reason: something that the person can improve, or a failure of the service itself,
 * which is no verdict and ends the check with a code.
 */
type ReasonMeaning =
  | { readonly failureClass: PersonClass }
  | { readonly failureClass: 'service' | 'subscription'; readonly code: ServiceCode };

interface PublishedReason {
  readonly type: string;
  /** Null: any detail that no other row names. */
  readonly detail: string | null;
  readonly meaning: ReasonMeaning;
}

const person = (failureClass: PersonClass): ReasonMeaning => ({ failureClass });
const service = (code: ServiceCode): ReasonMeaning => ({ failureClass: 'service', code });
const subscription = (code: ServiceCode): ReasonMeaning => ({ failureClass: 'subscription', code });

/** The vendor's list; docs/liveness-service.md has the same table. The person never learns of `Mask Attack`: hence `general`. */
export const publishedReasons: readonly PublishedReason[] = [
  { type: 'CALC_RESULT', detail: 'Closed eyes', meaning: person('eyes') },
  { type: 'CALC_RESULT', detail: 'Low prediction', meaning: person('general') },
  { type: 'CALC_RESULT', detail: 'Low overall prediction', meaning: person('general') },
  { type: 'CALC_RESULT', detail: 'Mask Attack', meaning: person('general') },
  { type: 'CLIENT', detail: 'Medical mask check failed', meaning: person('face') },
  { type: 'CLIENT', detail: 'Illumination check failed', meaning: person('light') },
  { type: 'CLIENT', detail: 'Could not find face distance', meaning: person('distance') },
  {
    type: 'CLIENT',
    detail: 'Could not send image to liveness service',
    meaning: service('service-backend-unavailable'),
  },
  {
    type: 'CLIENT',
    detail: 'No active or future subscription for technology',
    meaning: subscription('subscription-none-active'),
  },
  {
    type: 'CLIENT',
    detail: 'Subscription does not have access to technology',
    meaning: subscription('access-denied'),
  },
  {
    type: 'SERVICE_ERROR',
    detail: 'Could not send image to liveness service',
    meaning: service('service-backend-unavailable'),
  },
  { type: 'SERVICE_ERROR', detail: null, meaning: service('service-error') },
  { type: 'REQUEST_ERROR', detail: null, meaning: service('service-error') },
  { type: 'TIMEOUT', detail: null, meaning: service('service-error') },
  { type: 'OTHER', detail: 'Incorrect image hash', meaning: service('service-error') },
];

/** As `normalise`, and without the vendor's own misspelling. */
const plain = (text: string): string => normalise(text).replaceAll('prediciton', 'prediction');

const keyOf = (type: string, detail: string | null): string => `${plain(type)}: ${plain(detail ?? '')}`;

const meanings: ReadonlyMap<string, ReasonMeaning> = new Map([
  // Two of the texts that are documented for status 400 are published as the detail of `CLIENT`: the others then mean the same there.
  ...[...documented400].map(
    ([text, code]) =>
      [
        keyOf('CLIENT', text),
        code === 'service-backend-unavailable' ? service(code) : subscription(code),
      ] as const,
  ),
  ...publishedReasons.map(({ type, detail, meaning }) => [keyOf(type, detail), meaning] as const),
]);

/**
 * What the reason of a `false` means. Letter case, white space, a final full stop and the vendor's misspelling make no difference.
 * An unknown type or detail counts as the person's, as does none at all: only a known failure of the service
 * withdraws a verdict.
 */
export function meaningOf(reason: FailureReason | null): ReasonMeaning {
  const { type, detail } = reason ?? { type: '', detail: null };
  return meanings.get(keyOf(type, detail)) ?? meanings.get(keyOf(type, null)) ?? person('general');
}
