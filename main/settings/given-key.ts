import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import type { Policy } from '../policy/policy.ts';
import { parseApiKey } from './api-key.ts';
import type { ConfigurationTrouble, GivenKey } from './configuration.ts';

/** Name of the systemd credential that holds the API key. */
export const apiKeyCredential = 'liveness-kiosk.api-key';

/** More than any key: a wrong file is not read to its end. */
const maxBytes = 16_384;

/**
 * The key as IT gives it to a fleet: the file that the policy names, else the systemd credential. A file that is named and
 * does not hold a key is an error, since another key may belong to another contract.
 */
export function readGivenKey(
  { apiKeyFile }: Pick<Policy, 'apiKeyFile'>,
  environment: NodeJS.ProcessEnv,
): Result<GivenKey | null, ConfigurationTrouble> {
  if (apiKeyFile !== null) return readKey(apiKeyFile, 'policy', true);
  const folder = environment['CREDENTIALS_DIRECTORY'];
  return folder ? readKey(join(folder, apiKeyCredential), 'credential', false) : { ok: true, value: null };
}

function readKey(
  path: string,
  source: 'policy' | 'credential',
  mustBeThere: boolean,
): Result<GivenKey | null, ConfigurationTrouble> {
  let text: string;
  try {
    text = readStart(path);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !mustBeThere) return { ok: true, value: null };
    return refuse(`the ${source}'s key file can't be read: ${code}`);
  }
  const key = parseApiKey(text);
  if (!key.ok) return refuse(`the ${source}'s key file: ${key.error.staffDetail}`);
  return { ok: true, value: { key: key.value, source } };
}

function readStart(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(maxBytes);
    return bytes.toString('utf8', 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

const refuse = (staffDetail: string): Result<never, ConfigurationTrouble> => ({
  ok: false,
  error: { code: 'api-key-malformed', staffDetail },
});
