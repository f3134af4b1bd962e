import { join } from 'node:path';
import type { Result } from '../../../preload/contract.ts';
import { readGivenFile } from '../../platform/given-file.ts';
import type { Policy } from '../managed-policy/policy.ts';
import { maxKeyFileBytes, parseApiKeyBytes } from './api-key.ts';
import type { ConfigurationTrouble, GivenKey } from '../configuration.ts';

/** Name of the systemd credential that holds the API key. */
export const apiKeyCredential = 'liveness-kiosk.api-key';

/**
 * The key that IT deploys to many stations: the file that the policy names, else the systemd credential. A named file that
 * contains no key is an error, since another key may belong to another contract.
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
  const file = readGivenFile(path, { maxBytes: maxKeyFileBytes });
  if (!file.ok) {
    if (file.error.reason === 'missing' && !mustBeThere) return { ok: true, value: null };
    return refuse(`the ${source}'s key file: ${file.error.staffDetail}`);
  }
  const key = parseApiKeyBytes(file.value.bytes);
  if (!key.ok) return refuse(`the ${source}'s key file: ${key.error.staffDetail}`);
  return { ok: true, value: { key: key.value, source } };
}

const refuse = (staffDetail: string): Result<never, ConfigurationTrouble> => ({
  ok: false,
  error: { code: 'api-key-malformed', staffDetail },
});
