import { createHash } from 'node:crypto';
import type { SettingValue } from '../../preload/staff-contract.ts';
import { policyInForce } from '../settings/managed-policy/policy-file.ts';
import type { Configuration } from '../settings/configuration.ts';
import { settingNames } from '../settings/schema/settings.ts';
import type { StationKey } from './station-key.ts';

/** A value as a record shows it. A secret is only ever `set` with a mark, or null. */
export type ShownValue = SettingValue | { readonly sha256: string };
export type ShownSettings = Readonly<Record<string, ShownValue>>;

export interface SettingChange {
  readonly name: string;
  readonly from: ShownValue;
  readonly to: ShownValue;
}

/** The station's configuration at one moment. */
export interface ConfigurationFacts {
  /** All settings that differ from their defaults. */
  readonly values: Readonly<Record<string, ShownValue>>;
  /** Kept in memory only. */
  readonly secrets: Readonly<Record<string, string | null>>;
}

/** Longer ones (a consent text) are named by their hash. */
const longestShown = 300;

export function factsOf(configuration: Configuration): ConfigurationFacts {
  const values = settingNames
    .filter((name) => configuration.sourceOf(name) !== 'default')
    .map((name) => [name, shorten(configuration.values[name] as SettingValue)] as const);
  return { values: Object.fromEntries(values), secrets: secretsOf(configuration) };
}

/** Of a secret's name and value. */
export type Marker = (name: string, secret: string) => string;

/**
 * Marks that show in the records that a secret was changed, even while the kiosk was off: eight digits of a hash over
 * the station's own signature. Without the station's key nobody can test guesses against them.
 */
export function markWith(key: Pick<StationKey, 'sign'> | null): Marker {
  return (name, secret) => {
    if (!key) return '?';
    const signature = key.sign(`liveness-kiosk mark 1\n${name}\n${secret}`);
    return createHash('sha256').update(signature).digest('hex').slice(0, 8);
  };
}

/** The part of it that a record may contain. */
export function showFacts({ values, secrets }: ConfigurationFacts, markOf: Marker): ShownSettings {
  const set = Object.entries(secrets).flatMap(([name, secret]) =>
    secret === null ? [] : [[name, `set ${markOf(name, secret)}`] as const],
  );
  return { ...values, ...Object.fromEntries(set) };
}

/** @returns one for each that has changed */
export function changesBetween(
  before: ConfigurationFacts,
  after: ConfigurationFacts,
  markOf: Marker,
): readonly SettingChange[] {
  const [from, to] = [showFacts(before, markOf), showFacts(after, markOf)];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter(
      (name) =>
        JSON.stringify(from[name]) !== JSON.stringify(to[name]) ||
        before.secrets[name] !== after.secrets[name],
    )
    .map((name) => ({ name, from: from[name] ?? null, to: to[name] ?? null }));
}

function secretsOf({ apiKey, proxyPassword, stored, policy }: Configuration): Record<string, string | null> {
  const settings = stored.ok ? stored.value : null;
  const { pins } = policyInForce(policy);
  const pin = settings?.cameraPin;
  return {
    apiKey: apiKey.ok ? (apiKey.value?.key ?? null) : null,
    nextApiKey: apiKey.ok ? (apiKey.value?.next ?? null) : null,
    proxyPassword: proxyPassword.ok ? (proxyPassword.value?.password ?? null) : null,
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
