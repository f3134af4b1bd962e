import type { Result } from '../../preload/contract.ts';
import type { SecretInfo, SecretName, Secrets, StaffError } from '../../preload/staff-contract.ts';
import { parseApiKey } from '../settings/store/api-key.ts';
import type { Configuration } from '../settings/configuration.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import { refuseKey, refuseStore } from './refuse.ts';
import { refuse, refuseFor } from '../platform/failure.ts';

export interface SecretsPagePorts {
  readonly configuration: Configuration;
  readonly store: Pick<SettingsStore, 'update'>;
  /** The embedded service answers, so no key is in use. */
  readonly demonstration: () => boolean;
}

const noLineEnd = /^[^\r\n]{1,256}$/;

/** What may be shown of the secrets: the key's last four characters; of a password only that it is set. */
export function describeSecrets({ configuration, demonstration }: SecretsPagePorts): Secrets {
  const key = configuration.apiKey;
  const { stored } = configuration;
  const password = stored.ok ? stored.value.proxyPassword : null;
  return {
    apiKey:
      key.ok && key.value ? infoOf(key.value.key, key.value.source) : whileDemonstrating(demonstration()),
    proxyPassword: password === null ? null : { lastFour: null, length: password.length, source: 'station' },
  };
}

/** Write-only: accepts a secret, and shows only its length and last characters. */
export async function setSecret(
  { name, value }: { readonly name: SecretName; readonly value: string | null },
  { configuration, store }: SecretsPagePorts,
): Promise<Result<null, StaffError>> {
  const given = configuration.apiKey;
  if (name === 'apiKey' && given.ok && given.value && given.value.source !== 'station')
    return refuse('setting-locked');
  const taken = readSecret(name, value);
  if (!taken.ok) return taken;
  const saved = await store.update((now) => ({ ...now, [name]: taken.value }));
  return saved.ok ? saved : refuseStore(saved.error);
}

function readSecret(name: SecretName, value: string | null): Result<string | null, StaffError> {
  if (value === null) return { ok: true, value };
  if (name === 'apiKey') {
    const key = parseApiKey(value);
    return key.ok ? key : refuseKey(key.error);
  }
  return noLineEnd.test(value)
    ? { ok: true, value }
    : refuseFor('setting-refused', { code: 'password-length' });
}

function infoOf(key: string, source: SecretInfo['source']): SecretInfo {
  return { lastFour: key.slice(-4), length: key.length, source };
}

function whileDemonstrating(demonstration: boolean): SecretInfo | null {
  return demonstration ? { lastFour: null, length: 0, source: 'demonstration' } : null;
}
