import { languages } from '../../../preload/contract.ts';
import type { Fault } from '../../../preload/faults/faults.ts';
import { minutesOf } from '../../display/hours.ts';
import { settingNames, settings, type SettingName, type SettingValues } from './settings.ts';

export interface Contradiction {
  /** The setting to point at. */
  readonly name: SettingName;
  readonly fault: Fault;
}

type Values = { readonly [N in SettingName]?: SettingValues[N] };

/**
 * Settings of one file that are each fine and do not go together: the station would do something other than the file says, and
 * nobody would notice. What the file does not name counts with its default; what only the station could add is not waited for.
 */
export function contradictionsIn(named: Values): readonly Contradiction[] {
  const standard = Object.fromEntries(settingNames.map((name) => [name, settings[name].standard]));
  const values = { ...standard, ...named } as unknown as SettingValues;
  const found = [...proxy(values, named), ...hours(values), ...consent(values)];
  // Where neither is named both have their defaults, which go together.
  if (values.takeNowAfterSeconds >= values.cameraSeconds)
    found.push(
      named.takeNowAfterSeconds === undefined
        ? { name: 'cameraSeconds', fault: { code: 'above-button' } }
        : { name: 'takeNowAfterSeconds', fault: { code: 'below-screen' } },
    );
  const { languages: offered, defaultLanguage } = named;
  if (offered && defaultLanguage && !offered.includes(defaultLanguage))
    found.push({ name: 'defaultLanguage', fault: { code: 'not-offered' } });
  return found;
}

const needs = (other: SettingName): Fault => ({ code: 'needs', other });
const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

function proxy({ proxyMode, proxyUrl, proxyUser }: SettingValues, named: Values): Contradiction[] {
  if (proxyMode === 'explicit')
    return proxyUrl === '' ? [{ name: 'proxyMode', fault: needs('proxyUrl') }] : [];
  // Not named: the station chooses.
  if (named.proxyMode === undefined) return [];
  const fault = { code: 'only-explicit' } as const;
  return [
    ...(proxyUrl === '' ? [] : [{ name: 'proxyUrl', fault } as const]),
    ...(proxyUser === '' ? [] : [{ name: 'proxyUser', fault } as const]),
  ];
}

function hours({ opensAt, closesAt }: SettingValues): Contradiction[] {
  if (opensAt === '' && closesAt === '') return [];
  if (closesAt === '') return [{ name: 'opensAt', fault: needs('closesAt') }];
  if (opensAt === '') return [{ name: 'closesAt', fault: needs('opensAt') }];
  return minutesOf(opensAt) === minutesOf(closesAt)
    ? [{ name: 'closesAt', fault: { code: 'same-as', other: 'opensAt' } }]
    : [];
}

function consent({ consentVersion, consentText }: SettingValues): Contradiction[] {
  const written = languages.filter((language) => consentText[language] !== '');
  if (written.length === 0)
    return consentVersion === '' ? [] : [{ name: 'consentVersion', fault: needs('consentText') }];
  const missing = languages.filter((language) => !written.includes(language));
  if (missing.length > 0)
    return [{ name: 'consentText', fault: { code: 'languages-missing', missing: quoted(missing) } }];
  return consentVersion === '' ? [{ name: 'consentText', fault: needs('consentVersion') }] : [];
}
