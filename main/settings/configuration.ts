import type { Result } from '../../preload/contract.ts';
import { policyFaultWords, type PolicyFault } from '../../preload/faults/faults.ts';
import type { SecretInfo, SettingValue } from '../../preload/staff-contract.ts';
import type { CameraRule } from '../camera/binding.ts';
import { noPolicy, type Policy } from './managed-policy/policy.ts';
import type { PolicyReading } from './managed-policy/policy-file.ts';
import type { StoreTrouble } from './store/secret-box.ts';
import {
  isSettingName,
  readSetting,
  settingNames,
  settings,
  type SettingName,
  type SettingValues,
} from './schema/settings.ts';
import type { Settings, SettingsStore } from './store/settings-store.ts';

export interface ConfigurationPorts {
  readonly store: Pick<SettingsStore, 'read'>;
  readonly readPolicy: () => PolicyReading;
  /** The key in an administrator's file or credential; null: there is none. */
  readonly readGivenKey: (policy: Policy) => Result<GivenKey | null, StoreTrouble | ConfigurationTrouble>;
}

export interface GivenKey {
  readonly key: string;
  readonly source: Extract<SecretInfo['source'], 'policy' | 'credential' | 'station'>;
}

export interface ConfigurationTrouble {
  readonly code: 'policy-invalid' | 'api-key-malformed' | 'certificates-unreadable';
  readonly staffDetail: string;
}

type Trouble = StoreTrouble | ConfigurationTrouble;
type Source = 'default' | 'station' | 'policy';

interface Reading {
  readonly policy: PolicyReading;
  readonly stored: Result<Settings, StoreTrouble>;
  readonly values: SettingValues;
  readonly sources: Readonly<Record<SettingName, Source>>;
  readonly givenKey: Result<GivenKey | null, Trouble>;
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

  get stored(): Result<Settings, StoreTrouble> {
    return this.#reading.stored;
  }

  /** Null: none has been given to this station. */
  get apiKey(): Result<GivenKey | null, Trouble> {
    const { policy, stored, givenKey } = this.#reading;
    // Without its policy the station does not know what is locked; it would rather do nothing.
    if (!policy.ok) return { ok: false, error: policyTrouble(policy.error) };
    if (!givenKey.ok || givenKey.value) return givenKey;
    if (!stored.ok) return stored;
    const { apiKey } = stored.value;
    return { ok: true, value: apiKey === null ? null : { key: apiKey, source: 'station' } };
  }

  /** Null: any camera that is not known to be wrong. */
  get cameraRule(): Result<CameraRule | null, Trouble> {
    const { policy, stored, values } = this.#reading;
    if (!policy.ok) return { ok: false, error: policyTrouble(policy.error) };
    if (values.camera !== '') return { ok: true, value: { kind: 'id', start: values.camera } };
    // Settings that can't be read may hold a binding.
    if (!stored.ok) return stored;
    const { cameraPin: binding } = stored.value;
    return { ok: true, value: binding && { kind: 'binding', binding } };
  }
}

function read({ store, readPolicy, readGivenKey }: ConfigurationPorts): Reading {
  const policy = readPolicy();
  const inForce = (policy.ok && policy.value) || noPolicy;
  const stored = store.read();
  const own = readOwn(stored.ok ? stored.value.values : {});
  const values: Record<string, SettingValue> = {};
  const sources: Record<string, Source> = {};
  for (const name of settingNames) {
    const laidDown = inForce.settings[name];
    const here = own[name];
    values[name] = laidDown ?? here ?? settings[name].standard;
    sources[name] = laidDown !== undefined ? 'policy' : here !== undefined ? 'station' : 'default';
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

function policyTrouble(faults: readonly PolicyFault[]): ConfigurationTrouble {
  const [first] = faults;
  const more = faults.length > 1 ? ` And ${faults.length - 1} more.` : '';
  const said = first ? `line ${first.line}: ${policyFaultWords(first, 'en')}` : '';
  return { code: 'policy-invalid', staffDetail: `${said}${more}` };
}
