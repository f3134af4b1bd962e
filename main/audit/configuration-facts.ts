import { createHash } from 'node:crypto';
import type { SettingValue } from '../../preload/staff-contract.ts';
import { noPolicy } from '../policy/policy.ts';
import type { Configuration } from '../settings/configuration.ts';
import { settingNames } from '../settings/schema/settings.ts';

/** A value as it stands in a record. Secrets are only ever `set` or null. */
export type ShownValue = SettingValue | 'set' | { readonly sha256: string };
export type ShownSettings = Readonly<Record<string, ShownValue>>;

export interface SettingChange {
  readonly name: string;
  readonly from: ShownValue;
  readonly to: ShownValue;
}

/** What holds on the station at one moment. */
export interface ConfigurationFacts {
  /** All that differs from the defaults. */
  readonly shown: ShownSettings;
  /** To tell that a secret has become another one; stays in memory. */
  readonly secrets: Readonly<Record<string, string | null>>;
}

/** Longer ones (a consent text) are named by their hash. */
const longestShown = 300;

export function factsOf(configuration: Configuration): ConfigurationFacts {
  const values = settingNames
    .filter((name) => configuration.sourceOf(name) !== 'default')
    .map((name) => [name, shorten(configuration.values[name] as SettingValue)] as const);
  const secrets = secretsOf(configuration);
  const set = Object.entries(secrets).flatMap(([name, value]) =>
    value === null ? [] : [[name, 'set'] as const],
  );
  return { shown: { ...Object.fromEntries(values), ...Object.fromEntries(set) }, secrets };
}

/** @returns one for each that has changed; a secret that became another one goes from `set` to `set` */
export function changesBetween(
  before: ConfigurationFacts,
  after: ConfigurationFacts,
): readonly SettingChange[] {
  const names = new Set([...Object.keys(before.shown), ...Object.keys(after.shown)]);
  return [...names]
    .filter(
      (name) =>
        JSON.stringify(before.shown[name]) !== JSON.stringify(after.shown[name]) ||
        before.secrets[name] !== after.secrets[name],
    )
    .map((name) => ({ name, from: before.shown[name] ?? null, to: after.shown[name] ?? null }));
}

function secretsOf({ apiKey, stored, policy }: Configuration): Record<string, string | null> {
  const settings = stored.ok ? stored.value : null;
  const { pins } = (policy.ok && policy.value) || noPolicy;
  const pin = settings?.cameraPin;
  return {
    apiKey: apiKey.ok ? (apiKey.value?.key ?? null) : null,
    proxyPassword: settings?.proxyPassword ?? null,
    clerkPin: pins.clerk ?? settings?.pins.clerk ?? null,
    administratorPin: pins.administrator ?? settings?.pins.administrator ?? null,
    // Holds a serial number.
    cameraPin: pin ? JSON.stringify(pin) : null,
  };
}

function shorten(value: SettingValue): ShownValue {
  const text = JSON.stringify(value);
  if (text.length <= longestShown) return value;
  return { sha256: createHash('sha256').update(text).digest('hex') };
}
