import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withLock } from '../bootstrap/lock.mjs';
import { say, SetupProblem, step } from '../bootstrap/terminal.mjs';
import {
  downloadPinned,
  findPinned,
  pinnedVersion,
  recallFailure,
  rememberFailure,
} from './pinned-electron.ts';
import { findStandIn, makeStandIn, standInMark, standInPlatform } from './stand-in.ts';

export interface Runtime {
  readonly executable: string;
  /** Its folder, as ELECTRON_OVERRIDE_DIST_PATH and electron-builder's electronDist need it. */
  readonly distPath: string;
  readonly version: string;
  /** By the Electron project; only such a one may ship. */
  readonly supported: boolean;
  readonly standIn: boolean;
}

/** Finds an Electron to run on, or gets one. Needs node_modules. `chooseRuntime` has the order. */
export async function ensureRuntime(): Promise<Runtime> {
  const ready = useReady();
  return ready ?? withLock('runtime', prepare);
}

function useReady(): Runtime | null {
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

function describe(distPath: string): Runtime {
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

export interface RuntimeFacts {
  /** ELECTRON_OVERRIDE_DIST_PATH is set. */
  readonly hasOverride: boolean;
  /** The pinned Electron is unpacked. */
  readonly hasPinned: boolean;
  /** Its download failed a short while ago, or just now. */
  readonly downloadFailed: boolean;
  readonly hasStandIn: boolean;
  /** This platform can run the stand-in. */
  readonly standInRuns: boolean;
}

export type RuntimeStep =
  'use-override' | 'use-pinned' | 'download' | 'use-stand-in' | 'make-stand-in' | 'stop';

/** Which Electron to use: the one the user named, one already present, one that can be downloaded, the stand-in. */
export function chooseRuntime(facts: RuntimeFacts): RuntimeStep {
  if (facts.hasOverride) return 'use-override';
  if (facts.hasPinned) return 'use-pinned';
  if (!facts.downloadFailed) return 'download';
  if (!facts.standInRuns) return 'stop';
  return facts.hasStandIn ? 'use-stand-in' : 'make-stand-in';
}

/**
 * Electron supports its newest three majors; the pinned one is the newest when it is pinned.
 * @param version such as "45.4.1"
 */
export function isSupported(version: string, pinned: string): boolean {
  const major = Number.parseInt(version, 10);
  return Number.isInteger(major) && major >= Number.parseInt(pinned, 10) - 2;
}
