import type { Result } from '../../../preload/contract.ts';
import {
  keyFaultWords,
  maxApiKeyLength,
  minApiKeyLength,
  type KeyFault,
  type KeyFaultFacts,
} from '../../../preload/key-faults.ts';
import { decodeText } from '../../platform/decode-text.ts';
import { failed } from '../../platform/failure.ts';
import type { ConfigurationFailure, GivenKey } from '../configuration.ts';
import type { ManagedPolicy } from '../managed-policy/parse-policy.ts';
import { readGivenSecret } from './given-secret.ts';

/** What a file or a pipe with a key in it is read to: more than any key, so that a wrong file is not read to its end. */
export const maxKeyFileBytes = 16_384;

export interface MalformedKey extends KeyFaultFacts {
  readonly code: 'api-key-malformed';
  /** Says in English what is wrong, without any character of the key. */
  readonly staffDetail: string;
}

/**
 * `API_KEY=…`, `export KEY: …`, `"api_key": …`, `Backend Api Key: …`, `Authorization: Bearer …`, `Ключ API: …`, `apiKey=…`: a word of its
 * own, or the end of one without digits. A key that happens to contain the letters of "key" and a colon does not match.
 */
const label =
  /^["'«“]?(?:[\p{L}\d_. \t-]{0,40}[_. \t-]|\p{L}{0,20})(key|token|secret|authorization|ключ\p{L}{0,3}|кілт\p{L}{0,4})(?:[_. \t-][\p{L}\d_. \t-]{0,24})?["'»”]?\s*[:=]\s*[^\s=]/iu;
/** `Bearer …`, `Api-Key …`, as a header's value begins. */
const scheme = /^(bearer|token|api-?key)\s+\S/i;
const quote = /["'`´‘’‚‛“”„‟«»‹›＂＇]/u;

/** In this order: the first that fits is the mistake that the others follow from. */
const mistakes: readonly (readonly [KeyFault, (key: string) => boolean])[] = [
  ['empty', (key) => key === ''],
  ['json', (key) => /^[{[]/.test(key) || /^"[^"]*"\s*:\s*["{[]/.test(key)],
  ['address', (key) => /^[a-z]{2,10}:\/\//i.test(key)],
  ['labelled', (key) => label.test(key) || scheme.test(key)],
  ['masked', (key) => /[•●∙*…]{2}|^…|^<.*>$/u.test(key)],
  ['quoted', (key) => quote.test(key.charAt(0)) || quote.test(key.slice(-1))],
  ['several-lines', (key) => /[\r\n\u2028\u2029]/.test(key)],
  ['space-inside', (key) => /[\s\u2800\u3164]/.test(key)],
  ['invisible', (key) => /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(key)],
  ['foreign-letters', (key) => /(?![A-Za-z])\p{L}/u.test(key)],
  ['other-characters', (key) => !/^[\x21-\x7e]*$/.test(key)],
  ['too-short', (key) => key.length < minApiKeyLength],
  ['too-long', (key) => key.length > maxApiKeyLength],
];

/** One key, or two while the service accepts the old and the new one: when it refuses the first, the next takes its place. */
export interface ApiKeys {
  readonly key: string;
  readonly next: string | null;
}

/** As `parseApiKey`; two lines with a key each are the key in force and the next one. */
export function parseApiKeys(text: string): Result<ApiKeys, MalformedKey> {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first, second] = lines;
  if (lines.length !== 2 || first === undefined || second === undefined || first === second) {
    const one = parseApiKey(lines.length === 2 && first === second ? (first ?? '') : text);
    return one.ok ? { ok: true, value: { key: one.value, next: null } } : one;
  }
  const keys = [parseApiKey(first), parseApiKey(second)] as const;
  // Two lines of something else are told of as one text.
  if (keys.every(({ ok }) => !ok)) return parseApiKey(text) as Result<never, MalformedKey>;
  const [key, next] = keys;
  if (!key.ok) return key;
  return next.ok ? { ok: true, value: { key: key.value, next: next.value } } : next;
}

/**
 * Takes what was typed, scanned, piped or read from a file and returns the key. Every input passes through here. White space around
 * the key and a byte order mark are certainly not part of it and are removed. Quotation marks are not: which characters a key may
 * contain is up to the vendor, so the person entering the key removes them.
 */
export function parseApiKey(text: string): Result<string, MalformedKey> {
  const key = text.replace(/^\uFEFF/, '').trim();
  const mistake = mistakes.find(([, applies]) => applies(key));
  return mistake ? malformedKey(mistake[0], key.length) : { ok: true, value: key };
}

/** The same for the bytes of a file or a pipe; null: there were more than `maxKeyFileBytes`. They are zero-filled. */
export function parseApiKeyBytes(bytes: Uint8Array | null): Result<ApiKeys, MalformedKey> {
  if (bytes === null) return malformedKey('too-long', maxKeyFileBytes);
  const text = decodeText(bytes);
  bytes.fill(0);
  return text.ok ? parseApiKeys(text.value) : malformedKey('encoding', bytes.length);
}

function malformedKey(reason: KeyFault, length: number): Result<never, MalformedKey> {
  const staffDetail = keyFaultWords({ reason, length }, 'en');
  return failed({ code: 'api-key-malformed', reason, length, staffDetail });
}

/** All that is ever shown of a key again, besides its length. */
export function maskApiKey(apiKey: string): string {
  return `…${apiKey.slice(-4)}`;
}

/** Name of the systemd credential that holds the API key. */
export const apiKeyCredential = 'liveness-kiosk.api-key';

/** The key that IT deploys to many stations: in the file that the policy names, else in the systemd credential. */
export function readGivenKey(
  { apiKeyFile }: Pick<ManagedPolicy, 'apiKeyFile'>,
  environment: NodeJS.ProcessEnv,
): Result<GivenKey | null, ConfigurationFailure> {
  const places = { file: apiKeyFile, credential: apiKeyCredential, what: 'key' };
  const read = readGivenSecret(places, environment, (bytes) => parseApiKeyBytes(bytes));
  if (!read.ok || read.value === null) return read as Result<null, ConfigurationFailure>;
  return { ok: true, value: { ...read.value.secret, source: read.value.source } };
}
