import { join } from 'node:path';
import { z } from 'zod';
import { readGivenFile } from '../platform/given-file.ts';
import type { Result } from '../../preload/contract.ts';
import {
  secretNames,
  type SecretInfo,
  type SecretName,
  type Secrets,
  type StaffError,
} from '../../preload/staff-contract.ts';
import type { RemovableDrives } from '../drives/open-drives.ts';
import type { Log } from '../platform/log.ts';
import { maxKeyFileBytes, parseApiKeyBytes, parseApiKeys, type ApiKeys } from '../settings/store/api-key.ts';
import type { Configuration } from '../settings/configuration.ts';
import { parsePassword } from '../settings/store/proxy-password.ts';
import type { Settings } from '../settings/store/stored-shape.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import { ok, staffRequest, type Actions, refuseKey, refuseStore } from './action.ts';
import { refuse, refuseFor } from '../platform/failure.ts';

export interface SecretsPorts {
  readonly configuration: Configuration;
  readonly store: Pick<SettingsStore, 'update'>;
  /** The embedded service answers, so no key is in use. */
  readonly demonstration: () => boolean;
}

export interface SecretsActionPorts extends SecretsPorts {
  readonly drives: Pick<RemovableDrives, 'folders'>;
  /** Reads the settings again and uses them. */
  readonly apply: () => Promise<void>;
  readonly log: Log;
}

type SecretChange = { readonly name: SecretName; readonly value: string | null };

export function secretsActions(
  ports: SecretsActionPorts,
): Actions<'getSecrets' | 'setSecret' | 'importApiKey'> {
  const change = async (wanted: SecretChange, from: 'console' | 'drive') => {
    const changed = await setSecret(wanted, ports);
    if (!changed.ok) return changed;
    ports.log.info({ secret: wanted.name, removed: wanted.value === null, from }, 'secret changed');
    await ports.apply();
    return ok(describeSecrets(ports));
  };
  return {
    getSecrets: {
      role: 'administrator',
      schema: staffRequest({}),
      handle: () => ok(describeSecrets(ports)),
    },
    setSecret: {
      role: 'administrator',
      schema: staffRequest({ name: z.enum(secretNames), value: z.string().max(16_384).nullable() }),
      handle: (wanted) => change(wanted, 'console'),
    },
    importApiKey: {
      role: 'administrator',
      schema: staffRequest({}),
      async handle() {
        const found = readKeyFile(await ports.drives.folders());
        if (!found.ok) return found;
        const { key, next } = found.value;
        return change({ name: 'apiKey', value: next === null ? key : `${key}\n${next}` }, 'drive');
      },
    },
  };
}

/** What may be shown of the secrets: the key's last four characters; of a password only that it is set. */
export function describeSecrets({ configuration, demonstration }: SecretsPorts): Secrets {
  const key = configuration.apiKey;
  const password = configuration.proxyPassword;
  return {
    apiKey:
      key.ok && key.value ? infoOf(key.value.key, key.value.source) : whileDemonstrating(demonstration()),
    proxyPassword:
      password.ok && password.value
        ? { lastFour: null, length: password.value.password.length, source: password.value.source }
        : null,
  };
}

/** Write-only: accepts a secret, and shows only its length and last characters. */
export async function setSecret(
  { name, value }: SecretChange,
  { configuration, store }: SecretsPorts,
): Promise<Result<null, StaffError>> {
  const given = configuration[name];
  if (given.ok && given.value && given.value.source !== 'station') return refuse('setting-locked');
  const taken = readSecret(name, value);
  if (!taken.ok) return taken;
  const saved = await store.update((now) => ({ ...now, ...taken.value }));
  return saved.ok ? saved : refuseStore(saved.error);
}

/** The settings that a secret becomes. */
function readSecret(name: SecretName, value: string | null): Result<Partial<Settings>, StaffError> {
  if (name === 'apiKey') {
    if (value === null) return ok({ apiKey: null, nextApiKey: null });
    const keys = parseApiKeys(value);
    return keys.ok ? ok({ apiKey: keys.value.key, nextApiKey: keys.value.next }) : refuseKey(keys.error);
  }
  if (value === null) return ok({ proxyPassword: null });
  const password = parsePassword(value);
  return password.ok
    ? ok({ proxyPassword: password.value })
    : refuseFor('setting-refused', password.error.fault);
}

function infoOf(key: string, source: SecretInfo['source']): SecretInfo {
  return { lastFour: key.slice(-4), length: key.length, source };
}

function whileDemonstrating(demonstration: boolean): SecretInfo | null {
  return demonstration ? { lastFour: null, length: 0, source: 'demonstration' } : null;
}

export const keyFileName = 'liveness-kiosk-key.txt';

/**
 * The key on the one drive that has it. A link, a device or a pipe of that name is not read: the maker of the drive may have
 * wanted the kiosk to read another file of this station, or to wait for ever.
 */
export function readKeyFile(folders: readonly string[]): Result<ApiKeys, StaffError> {
  if (folders.length === 0) return refuse('no-drive');
  const found = folders.flatMap((folder) => {
    const read = readOne(join(folder, keyFileName));
    return read === null ? [] : [read];
  });
  const [only, ...others] = found;
  if (!only) return refuse('no-key-file');
  return others.length > 0 ? refuse('several-key-files') : only;
}

/** Null: there is none. */
function readOne(path: string): Result<ApiKeys, StaffError> | null {
  const file = readGivenFile(path, { maxBytes: maxKeyFileBytes, followLinks: false });
  if (!file.ok && file.error.reason === 'missing') return null;
  if (!file.ok && file.error.reason !== 'too-large') return refuseFor('drive-refused', file.error.fault);
  const key = parseApiKeyBytes(file.ok ? file.value.bytes : null);
  return key.ok ? key : refuseKey(key.error);
}
