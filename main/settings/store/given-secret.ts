import { join } from 'node:path';
import type { Result } from '../../../preload/contract.ts';
import { failure } from '../../platform/failure.ts';
import { readGivenFile } from '../../platform/given-file.ts';
import type { ConfigurationFailure } from '../configuration.ts';

/** A key or a password and its explanation need less: a wrong file is not read to its end. */
export const maxSecretBytes = 16_384;

export interface SecretPlaces {
  /** The file that the policy names; null: none. */
  readonly file: string | null;
  /** Name of the systemd credential. */
  readonly credential: string;
  /** For staff: `key`. */
  readonly what: string;
}

export interface GivenSecret<T> {
  readonly secret: T;
  readonly source: 'policy' | 'credential';
}

/**
 * A secret that IT deploys to many stations. A file that the policy names has to be there and to contain one, since another secret
 * may belong to another contract.
 * @param parse the bytes, which it zero-fills
 */
export function readGivenSecret<T>(
  { file, credential, what }: SecretPlaces,
  environment: NodeJS.ProcessEnv,
  parse: (bytes: Uint8Array) => Result<T, { readonly staffDetail: string }>,
): Result<GivenSecret<T> | null, ConfigurationFailure> {
  const folder = environment['CREDENTIALS_DIRECTORY'];
  const path = file ?? (folder ? join(folder, credential) : null);
  if (path === null) return { ok: true, value: null };
  const source = file === null ? 'credential' : 'policy';
  const read = readGivenFile(path, { maxBytes: maxSecretBytes });
  if (!read.ok && read.error.reason === 'missing' && file === null) return { ok: true, value: null };
  const parsed = read.ok ? parse(read.value.bytes) : read;
  if (parsed.ok) return { ok: true, value: { secret: parsed.value, source } };
  return failure('api-key-malformed', `the ${source}'s ${what} file: ${parsed.error.staffDetail}`);
}
