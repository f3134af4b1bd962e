import { z } from 'zod';
import { languages, type Result } from '../../preload/contract.ts';
import type { Fault } from '../../preload/faults/faults.ts';
import type { SettingValue, SettingView, StaffError } from '../../preload/staff-contract.ts';
import { readLogo } from '../settings/logo.ts';
import { readCertificateFile } from '../network/ca-file.ts';
import type { Configuration } from '../settings/configuration.ts';
import { unfilledPlaceholders } from '../settings/schema/contradictions.ts';
import {
  isSettingName,
  readSetting,
  settingNames,
  settings,
  type SettingName,
  type SettingValues,
} from '../settings/schema/settings.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import type { Settings } from '../settings/store/stored-shape.ts';
import type { Log } from '../platform/log.ts';
import { ok, staffRequest, type Actions, refuseStore } from './action.ts';
import { refuse, refuseFor } from '../platform/failure.ts';

export interface SettingsPorts {
  readonly configuration: Configuration;
  readonly store: Pick<SettingsStore, 'update'>;
}

export interface SettingsActionPorts extends SettingsPorts {
  /** Reads the settings again and uses them. */
  readonly apply: () => Promise<void>;
  readonly log: Log;
}

const longest = 8_000;
const settingValue = z.union([
  z.boolean(),
  z.number(),
  z.string().max(longest),
  z.array(z.string().max(longest)).max(64),
  z.strictObject(Object.fromEntries(languages.map((language) => [language, z.string().max(longest)]))),
  z.null(),
]) as unknown as z.ZodType<SettingValue>;

export function settingsActions(ports: SettingsActionPorts): Actions<'getSettings' | 'changeSetting'> {
  const { configuration, apply, log } = ports;
  return {
    getSettings: {
      role: 'administrator',
      schema: staffRequest({}),
      handle: () => ok(listSettings(configuration)),
    },
    changeSetting: {
      role: 'administrator',
      schema: staffRequest({ name: z.string().max(64), value: settingValue }),
      async handle(change) {
        const changed = await changeSetting(change, ports);
        if (!changed.ok) return changed;
        log.info({ setting: change.name, reset: change.value === null }, 'setting changed');
        await apply();
        return ok(listSettings(configuration));
      },
    },
  };
}

/** Every setting for the console: its description, its current value and the value's source. */
export function listSettings(configuration: Configuration): readonly SettingView[] {
  return settingNames.map((name) => {
    const { schema: _schema, ...described } = settings[name];
    const value = configuration.values[name] as SettingValue;
    return { name, ...described, value, source: configuration.sourceOf(name) };
  });
}

/** Stores a setting on this station; `null` restores its default. */
export async function changeSetting(
  { name, value }: { readonly name: string; readonly value: SettingValue },
  { configuration, store }: SettingsPorts,
): Promise<Result<null, StaffError>> {
  if (!isSettingName(name)) return refuseFor('setting-refused', { code: 'setting-unknown' });
  if (configuration.sourceOf(name) === 'policy') return refuse('setting-locked');
  const taken = value === null ? null : readSetting(name, value);
  if (taken && !taken.ok) return refuseFor('setting-refused', taken.fault);
  let fault = taken && (await faultOfFile(name, taken.value));
  if (fault) return refuseFor('setting-refused', fault);
  const saved = await store.update((now) => {
    const { [name]: _before, ...others } = now.values;
    const values = taken ? { ...others, [name]: taken.value } : others;
    // Against what is saved now: another change may have been made since the console read the settings.
    fault = faultOfConsent(name, configuration.valuesWith(values));
    return fault ? now : { ...now, values, ...alsoTaken(name) };
  });
  if (fault) return refuseFor('setting-refused', fault);
  return saved.ok ? saved : refuseStore(saved.error);
}

/**
 * The key, and the next one, belong to the address they were entered for: a person who changes the address must enter them again, and can't make the
 * station hand them to another server. The same with the proxy's password.
 */
function alsoTaken(name: SettingName): Partial<Settings> {
  if (name === 'endpoint') return { apiKey: null, nextApiKey: null };
  return name === 'proxyUrl' ? { proxyPassword: null } : {};
}

/** The bank's own text, or what it names: either alone would hide the text from people without a word. */
function faultOfConsent(name: SettingName, values: SettingValues): Fault | null {
  const found = unfilledPlaceholders(values).find((one) => one.name === name || one.needs === name);
  return found?.fault ?? null;
}

/** Reported now rather than at the next start. */
async function faultOfFile(name: SettingName, value: SettingValue): Promise<Fault | null> {
  if (typeof value !== 'string' || value === '') return null;
  if (name === 'caFile') {
    const read = await readCertificateFile(value);
    return read.ok ? null : read.error.fault;
  }
  if (name === 'logoFile') {
    const read = readLogo(value);
    return read.ok ? null : read.error;
  }
  return null;
}
