import type { Flavour, Language, Rotation, Station } from '../../preload/contract.ts';
import type { Service } from '../attempt/service.ts';
import { defaults } from '../settings/defaults.ts';

/** Electron's newest three majors get security fixes; the stand-in of closed build networks is older. */
const oldestSupportedMajor = 43;

export interface StationFacts {
  readonly flavour: Flavour;
  readonly version: string;
  readonly electronVersion: string;
  readonly service: Service;
  readonly cameraRotation: Rotation;
  readonly takeNowAfterMs: number;
}

/** What the screen is told of the station. */
export function describeStation(facts: StationFacts): Station {
  const { flavour, version, electronVersion, service, cameraRotation, takeNowAfterMs } = facts;
  return {
    flavour,
    version,
    demonstration: service.demonstration,
    trouble: service.trouble,
    runtimeSupported: Number.parseInt(electronVersion, 10) >= oldestSupportedMajor,
    bankName: defaults.bankName satisfies Record<Language, string>,
    defaultLanguage: defaults.defaultLanguage,
    maxAttempts: defaults.maxAttempts,
    cameraRotation,
    sound: defaults.sound,
    timing: { ...defaults.timing, takeNowAfterMs },
  };
}
