import { languages, type Localised } from '../../../preload/contract.ts';
import { consentFacts, placeholderOf } from '../../../preload/consent-text.ts';
import { factsNamedIn, isFilledIn, settingOfFact } from './own-consent-text.ts';
import type { Fault } from '../../../preload/faults/faults.ts';
import { minutesOf } from './opening-hours.ts';
import { settingNames, settings, type SettingName, type SettingValues } from './settings.ts';

export interface Contradiction {
  /** The setting that the fault is reported for. */
  readonly name: SettingName;
  readonly fault: Fault;
}

type Values = { readonly [N in SettingName]?: SettingValues[N] };

/**
 * Settings of one file that are each valid but contradict each other: the station would do something other than the file says,
 * without any notice. A setting that the file does not name counts with its default; values set on the station are not considered.
 */
export function contradictionsIn(named: Values): readonly Contradiction[] {
  const defaults = Object.fromEntries(settingNames.map((name) => [name, settings[name].default]));
  const values = { ...defaults, ...named } as unknown as SettingValues;
  const found = [...proxy(values, named), ...hours(values), ...consent(values), ...factsOfConsent(values)];
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

function factsOfConsent(values: SettingValues): Contradiction[] {
  const halves = consentFacts
    .map((fact) => settingOfFact[fact])
    .filter(
      (name) => !isFilledIn(values[name]) && languages.some((language) => values[name][language] !== ''),
    );
  const half = halves.map((name) => ({
    name,
    fault: { code: 'languages-missing', missing: quoted(emptyIn(values[name])) } as const,
  }));
  return [...half, ...unfilledPlaceholders(values).filter(({ needs }) => !halves.includes(needs))];
}

export interface UnfilledPlaceholder extends Contradiction {
  readonly needs: (typeof settingOfFact)[keyof typeof settingOfFact];
}

/** What the bank's own consent text names and nobody has filled in: the standard text would be shown in its place. */
export function unfilledPlaceholders(values: SettingValues): readonly UnfilledPlaceholder[] {
  return factsNamedIn(values.consentText)
    .filter((fact) => !isFilledIn(values[settingOfFact[fact]]))
    .map((fact) => {
      const needs = settingOfFact[fact];
      return {
        name: 'consentText',
        needs,
        fault: { code: 'consent-placeholder-empty', placeholder: placeholderOf(fact), other: needs },
      };
    });
}

const emptyIn = (texts: Localised): readonly string[] =>
  languages.filter((language) => texts[language] === '');
