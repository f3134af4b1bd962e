import type { Flavour } from '../../preload/contract.ts';

declare const __FLAVOUR__: Flavour;

/**
 * Set by the build. Code that must not be in a production package is reached only behind
 * `__FLAVOUR__ !== 'production'` written out at the `import()`, so that the bundler drops it.
 */
export const flavour: Flavour = __FLAVOUR__;

/** Electron's newest three majors get security fixes; the stand-in of closed build networks is older. */
const oldestSupportedMajor = 43;

export function isRuntimeSupported(electronVersion: string): boolean {
  return Number.parseInt(electronVersion, 10) >= oldestSupportedMajor;
}
