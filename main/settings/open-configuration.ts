import { safeStorage } from 'electron';
import type { Result } from '../../preload/contract.ts';
import { policyInForce, policyPath, readPolicyFile } from './managed-policy/policy-file.ts';
import { Configuration } from './configuration.ts';
import { readGivenKey } from './store/api-key.ts';
import { readGivenPassword } from './store/proxy-password.ts';
import { chooseKeyWrapper } from './store/key-wrapper.ts';
import type { KeyWrapper } from './store/key-wrapper.ts';
import type { StoreFailure } from './store/store-failure.ts';
import { openSettingsStore, type SettingsStore } from './store/settings-store.ts';

export interface OpenConfiguration {
  readonly store: SettingsStore;
  /** What wraps the station's keys. */
  readonly openKeyWrapper: () => Result<KeyWrapper, StoreFailure>;
  readonly configuration: Configuration;
  readonly policyPath: string;
}

/** The settings of this station as this user may read them. Only once the app is ready: see openKeyStore. */
export function openConfiguration(directory: string): OpenConfiguration {
  const { platform, env: environment } = process;
  const path = policyPath(platform, environment);
  const readPolicy = () => readPolicyFile(path);
  const openKeyWrapper = () =>
    chooseKeyWrapper({
      safeStorage,
      platform,
      environment,
      directory,
      allowFileKey: policyInForce(readPolicy()).allowFileKey,
    })();
  const store = openSettingsStore(directory, openKeyWrapper);
  return {
    store,
    openKeyWrapper,
    configuration: new Configuration({
      ...{ store, readPolicy },
      readGivenKey: (policy) => readGivenKey(policy, environment),
      readGivenPassword: (policy) => readGivenPassword(policy, environment),
    }),
    policyPath: path,
  };
}
