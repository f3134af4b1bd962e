import { safeStorage } from 'electron';
import type { Result } from '../../preload/contract.ts';
import { noPolicy } from './managed-policy/policy.ts';
import { policyPath, readPolicyFile } from './managed-policy/policy-file.ts';
import { Configuration } from './configuration.ts';
import { readGivenKey } from './store/given-key.ts';
import { chooseSecretBox } from './store/key-wrappers.ts';
import type { SecretBox, StoreTrouble } from './store/secret-box.ts';
import { openSettingsStore, type SettingsStore } from './store/settings-store.ts';

export interface OpenConfiguration {
  readonly store: SettingsStore;
  /** What wraps the station's keys. */
  readonly openBox: () => Result<SecretBox, StoreTrouble>;
  readonly configuration: Configuration;
  readonly policyPath: string;
}

/** The settings of this station as this user may read them. Only once the app is ready: see openSecretBox. */
export function openConfiguration(directory: string): OpenConfiguration {
  const { platform, env: environment } = process;
  const path = policyPath(platform, environment);
  const readPolicy = () => readPolicyFile(path);
  const allowFileKey = () => {
    const policy = readPolicy();
    return ((policy.ok && policy.value) || noPolicy).allowFileKey;
  };
  const openBox = () =>
    chooseSecretBox({ safeStorage, platform, environment, directory, allowFileKey: allowFileKey() })();
  const store = openSettingsStore(directory, openBox);
  const readKey = (policy: Parameters<typeof readGivenKey>[0]) => readGivenKey(policy, environment);
  return {
    store,
    openBox,
    configuration: new Configuration({ store, readPolicy, readGivenKey: readKey }),
    policyPath: path,
  };
}
