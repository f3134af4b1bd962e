import type { Flavour, Language, Station } from '../../preload/contract.ts';
import type { Service } from '../attempt/service.ts';
import { defaults } from '../settings/defaults.ts';

/** Electron's newest three majors get security fixes; the stand-in of closed build networks is older. */
const oldestSupportedMajor = 43;

export interface StationFacts {
  readonly flavour: Flavour;
  readonly version: string;
  readonly electronVersion: string;
  readonly service: Service;
}

/** What the screen is told of the station. */
export function describeStation({ flavour, version, electronVersion, service }: StationFacts): Station {
  return {
    flavour,
    version,
    demonstration: service.demonstration,
    trouble: service.trouble,
    runtimeSupported: Number.parseInt(electronVersion, 10) >= oldestSupportedMajor,
    bankName: defaults.bankName satisfies Record<Language, string>,
    defaultLanguage: defaults.defaultLanguage,
    maxAttempts: defaults.maxAttempts,
    picture: defaults.picture,
    timing: defaults.timing,
  };
}
