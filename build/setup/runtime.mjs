import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { recallFailure, rememberFailure } from './download-memory.mjs';
import { withLock } from './lock.mjs';
import { downloadPinned, findPinned, pinnedVersion } from './pinned-electron.mjs';
import { SetupProblem } from './problem.mjs';
import { say, step } from './progress.mjs';
import { chooseRuntime, isSupported } from './runtime-choice.mjs';
import { findStandIn, makeStandIn, standInMark, standInPlatform } from './stand-in.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} executable
 * @property {string} distPath its folder, as ELECTRON_OVERRIDE_DIST_PATH and electron-builder's electronDist need it
 * @property {string} version
 * @property {boolean} supported by the Electron project; only such a one may ship
 * @property {boolean} standIn
 */

/**
 * Finds an Electron to run on, or gets one. Needs node_modules. The order is defined in runtime-choice.mjs.
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime() {
  const ready = useReady();
  return ready ?? withLock('runtime', prepare);
}

/** @returns {Runtime | null} */
function useReady() {
  switch (nextStep()) {
    case 'use-override':
      return describe(resolve(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''));
    case 'use-pinned':
      return describe(findPinned() ?? '');
    case 'use-stand-in':
      return describe(findStandIn() ?? '');
    default:
      return null;
  }
}

async function prepare() {
  if (nextStep() === 'download') {
    const version = pinnedVersion();
    const failure = await step(`downloading Electron ${version}`, downloadPinned);
    if (failure) rememberFailure(version, failure);
    if (failure) say(`  not available: ${failure}`);
  }
  if (nextStep() === 'stop') throw new SetupProblem(explainStop());
  if (nextStep() === 'make-stand-in') {
    await makeStandIn();
    say(
      `  Electron ${describe(findStandIn() ?? '').version} stands in: out of support, for development and tests only`,
    );
  }
  const runtime = useReady();
  if (!runtime) throw new Error(`the runtime was prepared and is not there: ${nextStep()}`);
  return runtime;
}

function nextStep() {
  return chooseRuntime({
    hasOverride: Boolean(process.env['ELECTRON_OVERRIDE_DIST_PATH']),
    hasPinned: findPinned() !== null,
    downloadFailed: recallFailure(pinnedVersion()) !== null,
    hasStandIn: findStandIn() !== null,
    standInRuns: `${process.platform}-${process.arch}` === standInPlatform,
  });
}

/**
 * @param {string} distPath
 * @returns {Runtime}
 */
function describe(distPath) {
  const executable = join(distPath, executableName());
  if (!existsSync(executable))
    throw new SetupProblem(`There is no Electron in ${distPath}: ${executable} is missing.`);
  const versionFile = join(distPath, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'unknown';
  const standIn = existsSync(join(distPath, standInMark));
  return {
    executable,
    distPath,
    version,
    standIn,
    supported: !standIn && isSupported(version, pinnedVersion()),
  };
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return 'electron';
}

function explainStop() {
  const version = pinnedVersion();
  return [
    `Electron ${version} could not be downloaded: ${recallFailure(version)}.`,
    `The stand-in runs on ${standInPlatform} only; this is ${process.platform}-${process.arch}. Either`,
    '  - set ELECTRON_MIRROR to a mirror of its releases that this network reaches, and start again; or',
    `  - unpack electron-v${version}-${process.platform}-${process.arch}.zip somewhere and set`,
    '    ELECTRON_OVERRIDE_DIST_PATH to that folder.',
    'A failed download is remembered for a day; delete .runtime/electron-download-failed.json to try at once.',
  ].join('\n');
}
