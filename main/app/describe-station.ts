import type { Flavour } from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import type { Logo } from '../settings/logo.ts';
import { isRuntimeSupported } from '../platform/flavour.ts';
import type { ConsentInForce } from '../verification/consent.ts';
import type { SettingValues } from '../settings/schema/settings.ts';

export interface StationFacts {
  readonly flavour: Flavour;
  readonly version: string;
  readonly electronVersion: string;
  readonly demonstration: boolean;
  readonly fault: Station['fault'];
  readonly values: SettingValues;
  readonly consent: ConsentInForce['consent'];
  readonly logo: Logo | null;
  readonly canBeSetUp: boolean;
  readonly takeNowAfterMs: number;
}

/** The station's description for the page. */
export function describeStation(facts: StationFacts): Station {
  const { flavour, version, electronVersion, demonstration, fault, values, logo } = facts;
  const { accentColour, languages, defaultLanguage } = values;
  return {
    flavour,
    version,
    demonstration,
    fault,
    runtimeSupported: isRuntimeSupported(electronVersion),
    bankName: values.bankName,
    branding: {
      accent: accentColour === '' ? null : accentColour,
      logo: logo && `/brand/logo?${logo.version}`,
    },
    languages,
    // A default language that is not offered could not be chosen again.
    defaultLanguage: languages.includes(defaultLanguage)
      ? defaultLanguage
      : (languages[0] ?? defaultLanguage),
    largerText: values.largerText,
    consent: facts.consent,
    canBeSetUp: facts.canBeSetUp,
    maxAttempts: values.maxAttempts,
    cameraRotation: Number(values.cameraRotation) as Station['cameraRotation'],
    lensSide: values.lensSide,
    sound: { effects: values.soundEffects, voice: values.voice, volume: values.volume / 100 },
    timing: timingOf(values, facts.takeNowAfterMs),
  };
}

/** After this time the checking screen says that the connection is slow; not a setting, since nothing else depends on it. */
const slowAfterMs = 5_000;

function timingOf(values: SettingValues, takeNowAfterMs: number): Station['timing'] {
  return {
    countdownMs: values.countdownSeconds * 1000,
    takeNowAfterMs,
    consentLimitMs: values.consentSeconds * 1000,
    cameraLimitMs: values.cameraSeconds * 1000,
    resultLimitMs: values.resultSeconds * 1000,
    slowAfterMs,
  };
}
