/**
 * @typedef {object} RuntimeFacts
 * @property {boolean} hasOverride ELECTRON_OVERRIDE_DIST_PATH is set
 * @property {boolean} hasPinned the pinned Electron is unpacked
 * @property {boolean} downloadFailed its download failed a short while ago, or just now
 * @property {boolean} hasStandIn
 * @property {boolean} standInRuns this platform can run the stand-in
 *
 * @typedef {'use-override' | 'use-pinned' | 'download' | 'use-stand-in' | 'make-stand-in' | 'stop'} RuntimeStep
 */

/**
 * Which Electron to use: the one the user named, one already present, one that can be downloaded, the stand-in.
 * @param {RuntimeFacts} facts
 * @returns {RuntimeStep}
 */
export function chooseRuntime(facts) {
  if (facts.hasOverride) return 'use-override';
  if (facts.hasPinned) return 'use-pinned';
  if (!facts.downloadFailed) return 'download';
  if (!facts.standInRuns) return 'stop';
  return facts.hasStandIn ? 'use-stand-in' : 'make-stand-in';
}

/**
 * Electron supports its newest three majors; the pinned one is the newest when it is pinned.
 * @param {string} version such as "45.4.1"
 * @param {string} pinned
 * @returns {boolean}
 */
export function isSupported(version, pinned) {
  const major = Number.parseInt(version, 10);
  return Number.isInteger(major) && major >= Number.parseInt(pinned, 10) - 2;
}
