/**
 * @typedef {object} PackagePlan
 * @property {string} output the folder, relative to the checkout
 * @property {string[]} args for electron-builder
 *
 * @typedef {Pick<import('./runtime.mjs').Runtime, 'distPath' | 'version' | 'supported'>} RuntimeToPack
 */

/** What is packed on a runtime out of support goes here, so that it is not mistaken for a release. */
export const notForRelease = 'release/NOT-FOR-RELEASE';

/**
 * Configuration for electron-builder.
 * @param {readonly string[]} asked as given to `npm run package --`
 * @param {RuntimeToPack} runtime
 * @param {{ platform: string, pinned: string }} here NodeJS.Platform, and the version that ships
 * @returns {PackagePlan | string} a string says why not
 */
export function planPackage(asked, runtime, { platform, pinned }) {
  const onlyFolder = asked.length === 1 && asked[0] === '--dir';
  if (!runtime.supported && !onlyFolder) {
    return (
      `Electron ${runtime.version} is out of support and must not ship: with it, only \`npm run package -- --dir\` is possible.\n` +
      `A release needs Electron ${pinned}: set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH, see docs/packaging.md.`
    );
  }
  const output = runtime.supported ? 'release' : notForRelease;
  const forHere = isForHost(asked, platform);
  const electron = forHere
    ? [`-c.electronDist=${runtime.distPath}`, `-c.electronVersion=${runtime.version}`]
    : // Another system's Electron is not available here: electron-builder downloads it.
      [`-c.electronVersion=${pinned}`];
  return { output, args: ['--publish=never', `-c.directories.output=${output}`, ...electron, ...asked] };
}

/**
 * @param {readonly string[]} asked
 * @param {string} platform
 */
function isForHost(asked, platform) {
  const targets = {
    '--linux': 'linux',
    '-l': 'linux',
    '--win': 'win32',
    '--windows': 'win32',
    '-w': 'win32',
  };
  return Object.entries(targets).every(([flag, system]) => !asked.includes(flag) || system === platform);
}
