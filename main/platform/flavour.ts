import type { Flavour } from '../../preload/contract.ts';

declare const __FLAVOUR__: Flavour;
declare const __VERSION__: string;

/**
 * Set by the build. Code that must not be in a production package is reached only behind
 * `__FLAVOUR__ !== 'production'` written out at the `import()`, so that the bundler drops it.
 */
export const flavour: Flavour = __FLAVOUR__;

/** With the build's id: `0.1.0+68a94db01234` (build/vite/program-version.ts). Electron's own answer lacks it. */
export const version: string = __VERSION__;

/** Electron's newest three majors get security fixes; the stand-in of closed build networks is older. */
const oldestSupportedMajor = 43;

export function isRuntimeSupported(electronVersion: string): boolean {
  return Number.parseInt(electronVersion, 10) >= oldestSupportedMajor;
}

/** Waits that tests need not sit out, nor be as quick as a quiet machine. */
type TestableWait =
  'DEADLINE' | 'TAKE_NOW_AFTER' | 'TROUBLE_RETRY' | 'CRASH_WINDOW' | 'OUT_OF_ORDER' | 'HANG';

/** A wait in ms; only outside production can the environment change it. */
export function waitMs<T extends number | undefined>(name: TestableWait, otherwise: T): number | T {
  const asked = flavour === 'production' ? Number.NaN : Number(process.env[`LIVENESS_KIOSK_${name}_MS`]);
  return asked > 0 ? asked : otherwise;
}
