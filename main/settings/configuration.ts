import type { Result } from '../../preload/contract.ts';
import { policyFaultWords, type PolicyFault } from '../../preload/faults/faults.ts';
import type { SecretInfo, SettingValue } from '../../preload/staff-contract.ts';
import type { CameraRule } from '../camera/binding.ts';
import { failure } from '../platform/failure.ts';
import type { ManagedPolicy } from './managed-policy/parse-policy.ts';
import { policyInForce, type PolicyReading } from './managed-policy/policy-file.ts';
import type { ApiKeys } from './store/api-key.ts';
import type { StoreFailure } from './store/store-failure.ts';
import {
  readSetting,
  settingNames,
  settings,
  type SettingName,
  type SettingValues,
} from './schema/settings.ts';
import type { SettingsStore } from './store/settings-store.ts';
import type { Settings } from './store/stored-shape.ts';

export interface ConfigurationPorts {
  readonly store: Pick<SettingsStore, 'read'>;
  readonly readPolicy: () => PolicyReading;
  /** The key in an administrator's file or credential; null: there is none. */
  readonly readGivenKey: (
    policy: ManagedPolicy,
  ) => Result<GivenKey | null, StoreFailure | ConfigurationFailure>;
  /** The same for the proxy's password. */
  readonly readGivenPassword: (
    policy: ManagedPolicy,
  ) => Result<GivenPassword | null, StoreFailure | ConfigurationFailure>;
}

export interface GivenPassword {
  readonly password: string;
  readonly source: GivenKey['source'];
}

export interface GivenKey extends ApiKeys {
  readonly source: Extract<SecretInfo['source'], 'policy' | 'credential' | 'station'>;
}

export interface ConfigurationFailure {
  readonly code: 'policy-invalid' | 'api-key-malformed' | 'certificates-unreadable';
  readonly staffDetail: string;
}

type Failure = StoreFailure | ConfigurationFailure;
type Source = 'default' | 'station' | 'policy';

interface Reading {
  readonly policy: PolicyReading;
  readonly stored: Result<Settings, StoreFailure>;
  readonly values: SettingValues;
  readonly givenKey: Result<GivenKey | null, Failure>;
  readonly givenPassword: Result<GivenPassword | null, Failure>;
}

/**
 * What the station works with: the administrator's policy over what was set here over the defaults. Read at the start
 * and on request, never during a customer's session.
 */
export class Configuration {
  readonly #ports: ConfigurationPorts;
  #reading: Reading;

  constructor(ports: ConfigurationPorts) {
    this.#ports = ports;
    this.#reading = read(ports);
  }

  refresh(): void {
    this.#reading = read(this.#ports);
  }

  get values(): SettingValues {
    return this.#reading.values;
  }

  /** The values in force if these were what is set on this station. */
  valuesWith(stored: Settings['values']): SettingValues {
    return valuesOf(policyInForce(this.#reading.policy), stored);
  }

  sourceOf(name: SettingName): Source {
    const { policy, stored } = this.#reading;
    if (policyInForce(policy).settings[name] !== undefined) return 'policy';
    return stored.ok && readOwn(name, stored.value.values) !== undefined ? 'station' : 'default';
  }

  get policy(): PolicyReading {
    return this.#reading.policy;
  }

  get stored(): Result<Settings, StoreFailure> {
    return this.#reading.stored;
  }

  /** Null: none has been given to this station. */
  get apiKey(): Result<GivenKey | null, Failure> {
    const { policy, stored, givenKey } = this.#reading;
    // Without its policy the station does not know what is locked; it would rather do nothing.
    if (!policy.ok) return policyInvalid(policy.error);
    if (!givenKey.ok || givenKey.value) return givenKey;
    if (!stored.ok) return stored;
    const { apiKey: key, nextApiKey: next } = stored.value;
    return { ok: true, value: key === null ? null : { key, next, source: 'station' } };
  }

  /** Null: none has been given to this station, or its settings can't be read. */
  get proxyPassword(): Result<GivenPassword | null, Failure> {
    const { stored, givenPassword } = this.#reading;
    if (!givenPassword.ok || givenPassword.value) return givenPassword;
    const password = stored.ok ? stored.value.proxyPassword : null;
    return { ok: true, value: password === null ? null : { password, source: 'station' } };
  }

  /** Null: any camera that is not known to be wrong. */
  get cameraRule(): Result<CameraRule | null, Failure> {
    const { policy, stored, values } = this.#reading;
    if (!policy.ok) return policyInvalid(policy.error);
    if (values.camera !== '') return { ok: true, value: { kind: 'id', start: values.camera } };
    // Settings that can't be read may hold a binding.
    if (!stored.ok) return stored;
    const { cameraPin: binding } = stored.value;
    return { ok: true, value: binding && { kind: 'binding', binding } };
  }
}

function read({ store, readPolicy, readGivenKey, readGivenPassword }: ConfigurationPorts): Reading {
  const policy = readPolicy();
  const inForce = policyInForce(policy);
  const stored = store.read();
  const values = valuesOf(inForce, stored.ok ? stored.value.values : {});
  const given = { givenKey: readGivenKey(inForce), givenPassword: readGivenPassword(inForce) };
  return { policy, stored, values, ...given };
}

function valuesOf(policy: ManagedPolicy, stored: Settings['values']): SettingValues {
  const values = settingNames.map((name) => [
    name,
    policy.settings[name] ?? readOwn(name, stored) ?? settings[name].default,
  ]);
  return Object.fromEntries(values) as unknown as SettingValues;
}

/** A value that another version allowed and this one does not is replaced by the default. */
function readOwn(name: SettingName, stored: Settings['values']): SettingValue | undefined {
  if (!Object.hasOwn(stored, name)) return undefined;
  const taken = readSetting(name, stored[name]);
  return taken.ok ? taken.value : undefined;
}

function policyInvalid(faults: readonly PolicyFault[]): Result<never, ConfigurationFailure> {
  const [first] = faults;
  const more = faults.length > 1 ? ` And ${faults.length - 1} more.` : '';
  const said = first ? `line ${first.line}: ${policyFaultWords(first, 'en')}` : '';
  return failure('policy-invalid', `${said}${more}`);
}
