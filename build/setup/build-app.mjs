import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { inRoot, root } from './paths.mjs';
import { SetupProblem } from './problem.mjs';
import { step } from './progress.mjs';
import { hashSources } from './source-hash.mjs';

/** @typedef {'development' | 'demonstration' | 'production'} Flavour as in preload/contract.ts */

/** @type {readonly Flavour[]} */
export const flavours = ['development', 'demonstration', 'production'];
const sources = [
  ...['main', 'preload', 'renderer', 'build/vite', 'build/demo-models', 'build/face-model'],
  ...['package.json', 'package-lock.json', 'build/tsconfig.base.json'],
];

/**
 * @param {Flavour} flavour
 * @returns {string} the folder that Electron is given to run
 */
export function appFolder(flavour) {
  return inRoot('out', flavour);
}

/**
 * Builds one flavour into out/<flavour>, unless it is there already and no source has changed. Needs node_modules.
 * @param {Flavour} flavour
 * @returns {Promise<string>} the folder
 */
export async function ensureBuild(flavour) {
  const stamp = join(appFolder(flavour), '.stamp');
  const isBuilt = (/** @type {string} */ wanted) =>
    existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isBuilt(hashSources(root, sources))) return appFolder(flavour);
  await withLock('build', async () => {
    const wanted = hashSources(root, sources);
    if (isBuilt(wanted)) return;
    // Removed during the build, so that an interrupted build is not taken for a complete one.
    rmSync(stamp, { force: true });
    await step(`building the ${flavour} flavour`, () => build(flavour));
    writeFileSync(stamp, wanted);
  });
  return appFolder(flavour);
}

/** @param {Flavour} flavour */
async function build(flavour) {
  const { createBuilder } = await import('vite');
  const configFile = inRoot('build', 'vite', 'vite.config.ts');
  // Vite warns of files that are slow to fetch over a network; ours are read from the disk.
  const build = { chunkSizeWarningLimit: Infinity };
  const builder = await createBuilder({ configFile, mode: flavour, logLevel: 'warn', build }).catch(explain);
  await builder.buildApp().catch(explain);
  if (flavour !== 'production') {
    const { collectDemoModels } = await import('../demo-models/collect.mjs');
    await collectDemoModels(appFolder(flavour));
  }
  writeManifest(flavour);
}

/**
 * Makes the folder an app with the same name and data folder as the packaged one.
 * @param {Flavour} flavour
 */
function writeManifest(flavour) {
  const { name, productName, version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const manifest = { name, productName, version, type: 'module', main: 'main/index.js' };
  mkdirSync(appFolder(flavour), { recursive: true });
  writeFileSync(join(appFolder(flavour), 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function explain(error) {
  throw new SetupProblem(`The build failed: ${error instanceof Error ? error.message : String(error)}`);
}
