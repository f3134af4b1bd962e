import type { Result } from '../../preload/contract.ts';
import { policyFaultWords, type PolicyFault } from '../../preload/faults/faults.ts';
import type { SecretInfo, SettingValue } from '../../preload/staff-contract.ts';
import type { CameraRule } from '../camera/binding.ts';
import { failure } from '../platform/failure.ts';
import type { ManagedPolicy } from './managed-policy/parse-policy.ts';
import { policyInForce, type PolicyReading } from './managed-policy/policy-file.ts';
import type { StoreFailure } from './store/store-failure.ts';
import {
  isSettingName,
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
}

export interface GivenKey {
  readonly key: string;
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
  readonly sources: Readonly<Record<SettingName, Source>>;
  readonly givenKey: Result<GivenKey | null, Failure>;
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

  sourceOf(name: SettingName): Source {
    return this.#reading.sources[name];
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
    const { apiKey } = stored.value;
    return { ok: true, value: apiKey === null ? null : { key: apiKey, source: 'station' } };
  }

  /** Null: any camera that is not known to be wrong. */
  get cameraRule(): Result<CameraRule | null, Failure> {
    const { policy, stored, values } = this.#reading;
    if (!policy.ok) return policyInvalid(policy.error);
    if (values.camera !== '') return { ok: true, value: { kind: 'id', start: values.camera } };
    // Settings that can't be read may hold a pin.
    if (!stored.ok) return stored;
    const { cameraPin: pin } = stored.value;
    return { ok: true, value: pin && { kind: 'pin', pin } };
  }
}

function read({ store, readPolicy, readGivenKey }: ConfigurationPorts): Reading {
  const policy = readPolicy();
  const inForce = policyInForce(policy);
  const stored = store.read();
  const own = readOwn(stored.ok ? stored.value.values : {});
  const values: Record<string, SettingValue> = {};
  const sources: Record<string, Source> = {};
  for (const name of settingNames) {
    const enforced = inForce.settings[name];
    const here = own[name];
    values[name] = enforced ?? here ?? settings[name].default;
    sources[name] = enforced !== undefined ? 'policy' : here !== undefined ? 'station' : 'default';
  }
  return {
    policy,
    stored,
    values: values as unknown as SettingValues,
    sources: sources as Reading['sources'],
    givenKey: readGivenKey(inForce),
  };
}

/** A value that another version allowed and this one does not is replaced by the default. */
function readOwn(stored: Readonly<Record<string, unknown>>): Partial<Record<SettingName, SettingValue>> {
  const own: Partial<Record<SettingName, SettingValue>> = {};
  for (const [name, value] of Object.entries(stored)) {
    if (!isSettingName(name)) continue;
    const taken = readSetting(name, value);
    if (taken.ok) own[name] = taken.value;
  }
  return own;
}

function policyInvalid(faults: readonly PolicyFault[]): Result<never, ConfigurationFailure> {
  const [first] = faults;
  const more = faults.length > 1 ? ` And ${faults.length - 1} more.` : '';
  const said = first ? `line ${first.line}: ${policyFaultWords(first, 'en')}` : '';
  return failure('policy-invalid', `${said}${more}`);
}
