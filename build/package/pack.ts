import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from '../bootstrap/paths.mjs';
import { lastLines, run } from '../bootstrap/run.mjs';
import { SetupProblem, step } from '../bootstrap/terminal.mjs';
import { pinnedVersion } from '../electron/pinned-electron.ts';
import { ensureRuntime, type Runtime } from '../electron/runtime.ts';
import { ensureBuild } from '../vite/build-app.ts';
import { programVersion } from '../vite/program-version.ts';
import { makeUnlessCurrent } from '../vite/up-to-date.ts';
import { writeLauncherTexts } from './launcher-texts.ts';

export interface PackedFolder {
  /** The unpacked package. */
  readonly folder: string;
  readonly executable: string;
}

/**
 * Packs the production flavour. Needs node_modules.
 * @param asked as given to `npm run package --`
 * @returns the folder with the packages
 */
export async function pack(asked: readonly string[]): Promise<string> {
  const runtime = await ensureRuntime();
  const plan = planPackage(asked, runtime, { platform: process.platform, pinned: pinnedVersion() });
  if (typeof plan === 'string') throw new SetupProblem(plan);
  await ensureBuild('production');
  writeLauncherTexts(programVersion(), plan.electron);

  const program = inRoot('node_modules', 'electron-builder', 'cli.js');
  const result = await step(`packing with Electron ${runtime.version}`, () =>
    run(process.execPath, [program, '--config', 'electron-builder.yml', ...plan.args], { cwd: root }),
  );
  if (result.code !== 0) {
    throw new SetupProblem(`electron-builder failed:\n${lastLines(result.stdout + result.stderr, 20)}`);
  }
  const output = join(root, plan.output);
  if (!runtime.supported) markNotForRelease(output, runtime.version);
  return output;
}

/** The production flavour as an unpacked folder, packed again only after a change: for tests. */
export async function ensurePackedFolder(): Promise<PackedFolder> {
  const { distPath, supported } = await ensureRuntime();
  await ensureBuild('production');
  const recipe = ['electron-builder.yml', 'build/package', 'package.json', 'out/production/.stamp'];
  const extras = ['build/station', 'main/records/verifier', 'docs/verify-receipt.html', 'docs/records.md'];
  const stamp = inRoot('release', '.folder-stamp');
  const product = { name: 'package', stamp, sources: [...recipe, ...extras], besides: distPath };
  await makeUnlessCurrent(product, () => pack(['--dir']));
  const system = process.platform === 'win32' ? 'win' : 'linux';
  const folder = inRoot('release', ...(supported ? [] : ['NOT-FOR-RELEASE']), `${system}-unpacked`);
  return { folder, executable: join(folder, system === 'win' ? 'Liveness Kiosk.exe' : 'liveness-kiosk') };
}

function markNotForRelease(folder: string, version: string) {
  writeFileSync(
    join(folder, 'NOT-FOR-RELEASE.txt'),
    `Packed with Electron ${version}, which is out of support. For tests only: it must not be installed anywhere.\n`,
  );
}

export interface PackagePlan {
  /** The folder, relative to the checkout. */
  readonly output: string;
  /** Electron's version. */
  readonly electron: string;
  /** For electron-builder. */
  readonly args: string[];
}

export type RuntimeToPack = Pick<Runtime, 'distPath' | 'version' | 'supported'>;

/** What is packed on a runtime out of support goes here, so that it is not mistaken for a release. */
export const notForRelease = 'release/NOT-FOR-RELEASE';

/**
 * Configuration for electron-builder.
 * @param asked as given to `npm run package --`
 * @param here NodeJS.Platform, and the version that ships
 * @returns a string: why not
 */
export function planPackage(
  asked: readonly string[],
  runtime: RuntimeToPack,
  { platform, pinned }: { platform: string; pinned: string },
): PackagePlan | string {
  const onlyFolder = asked.length === 1 && asked[0] === '--dir';
  if (!runtime.supported && !onlyFolder) {
    return (
      `Electron ${runtime.version} is out of support and must not ship: with it, only \`npm run package -- --dir\` is possible.\n` +
      `A release needs Electron ${pinned}: set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH, see docs/packaging.md.`
    );
  }
  const output = runtime.supported ? 'release' : notForRelease;
  const systems = new Set(asked.flatMap((word) => systemOf[word] ?? []));
  if (systems.size > 1) return 'Package for one system at a time: --linux and --win take different names.';
  const [system = platform] = systems;
  const forHere = system === platform;
  // Another system's Electron is not available here: electron-builder downloads it.
  const electron = forHere ? runtime.version : pinned;
  const configuration = [
    ...[`directories.output=${output}`, `electronVersion=${electron}`],
    ...(forHere ? [`electronDist=${runtime.distPath}`] : []),
    // The folder below /opt. Chromium's setuid helper does not start from a path with a space.
    ...(system === 'linux' ? ['productName=liveness-kiosk'] : []),
  ];
  return {
    ...{ output, electron },
    args: ['--publish=never', ...configuration.map((one) => `-c.${one}`), ...asked],
  };
}

const systemOf: Readonly<Record<string, string>> = {
  '--linux': 'linux',
  '-l': 'linux',
  '--win': 'win32',
  '--windows': 'win32',
  '-w': 'win32',
};
