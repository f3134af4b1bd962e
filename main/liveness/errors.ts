import { readErrorTexts, type ErrorText } from './error-text.ts';
import type { ServiceCode } from './outcome.ts';
import { tidyForStaff } from './redact.ts';

/** The service's answer where it is not a 200. */
export interface Refusal {
  readonly code: ServiceCode;
  readonly staffDetail: string | null;
  /** One of the three answers that may be repeated once after a pause. */
  readonly passing: boolean;
}

/** The service's documented texts with status 400, normalised as `normalise` does. The typos are theirs. */
export const documented400: ReadonlyMap<string, ServiceCode> = new Map([
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
export function normalise(text: string): string {
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
