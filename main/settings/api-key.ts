import type { Result } from '../../preload/contract.ts';

/** The vendor's keys are copied by hand from the organisation's account; theirs are 47 characters or more. */
export const minApiKeyLength = 47;
const maxApiKeyLength = 4096;

export interface MalformedKey {
  readonly code: 'api-key-malformed';
  /** Says what is wrong without any character of the key. */
  readonly staffDetail: string;
}

/** Takes what was pasted or piped and gives the key, with the outer white space and line end taken off. */
export function parseApiKey(text: string): Result<string, MalformedKey> {
  const key = text.replace(/^\uFEFF/, '').trim();
  const malformed = (staffDetail: string): Result<never, MalformedKey> => ({
    ok: false,
    error: { code: 'api-key-malformed', staffDetail },
  });
  if (key.length === 0) return malformed('empty');
  if (/\s/.test(key)) return malformed('white space inside');
  if (!/^[\x21-\x7e]+$/.test(key)) return malformed('characters outside printable ASCII');
  if (key.length < minApiKeyLength)
    return malformed(`${key.length} characters, at least ${minApiKeyLength} wanted`);
  if (key.length > maxApiKeyLength)
    return malformed(`${key.length} characters, at most ${maxApiKeyLength} taken`);
  return { ok: true, value: key };
}

/** All that is ever shown of a key again. */
export function maskApiKey(apiKey: string): string {
  return `…${apiKey.slice(-4)} (${apiKey.length} characters)`;
}
