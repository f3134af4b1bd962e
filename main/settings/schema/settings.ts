import type { Fault } from '../../../preload/faults/faults.ts';
import type { SettingValue } from '../../../preload/staff-contract.ts';
import { bankSettings } from './bank.ts';
import { serviceSettings } from './service.ts';
import { faultOf, type Setting } from './setting.ts';
import { stationSettings } from './station.ts';
import { visitSettings } from './visit.ts';

/**
 * Every setting of the station: default, bounds, texts. The console, the policy file and the table in
 * docs/operations.md are all derived from it.
 */
export const settings = {
  ...bankSettings,
  ...serviceSettings,
  ...visitSettings,
  ...stationSettings,
} as const;

export type SettingName = keyof typeof settings;
type ValueOf<S> = S extends Setting<infer T> ? T : never;
export type SettingValues = { readonly [N in SettingName]: ValueOf<(typeof settings)[N]> };

export const settingNames = Object.keys(settings) as SettingName[];

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settings, name);
}

/** `value` as the setting stores it, or its fault. */
export function readSetting(
  name: SettingName,
  value: unknown,
): { readonly ok: true; readonly value: SettingValue } | { readonly ok: false; readonly fault: Fault } {
  const read = settings[name].schema.safeParse(value);
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, fault: faultOf(read.error) };
}
