import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Flavour } from '../../preload/contract.ts';
import { inRoot } from '../bootstrap/paths.mjs';
import { SetupProblem, step } from '../bootstrap/terminal.mjs';
import { programVersion } from './program-version.ts';
import { makeUnlessCurrent } from './up-to-date.ts';

export const flavours: readonly Flavour[] = ['development', 'demonstration', 'production'];
export const viteConfig = inRoot('build', 'vite', 'vite.config.ts');
const sources = [
  ...['main', 'preload', 'renderer', 'build/vite', 'build/demo-models', 'build/face-model'],
  ...['package.json', 'package-lock.json', 'build/tsconfig.base.json'],
];

/** @returns the folder that Electron is given to run */
export function appFolder(flavour: Flavour): string {
  return inRoot('out', flavour);
}

/**
 * Builds one flavour into out/<flavour>, unless it is there already and neither a source nor the commit, which it names, has changed. Needs node_modules.
 * @returns the folder
 */
export async function ensureBuild(flavour: Flavour): Promise<string> {
  const stamp = join(appFolder(flavour), '.stamp');
  await makeUnlessCurrent({ name: 'build', stamp, sources, besides: programVersion() }, () =>
    step(`building the ${flavour} flavour`, () => build(flavour)),
  );
  return appFolder(flavour);
}

async function build(flavour: Flavour): Promise<void> {
  const { createBuilder } = await import('vite');
  // Vite warns of files that are slow to fetch over a network; ours are read from the disk.
  const build = {
    chunkSizeWarningLimit: Infinity,
    // Of how long plugins take, on a busy machine.
    rolldownOptions: { checks: { pluginTimings: false } },
  };
  const options = { configFile: viteConfig, mode: flavour, logLevel: 'warn', build } as const;
  const builder = await createBuilder(options).catch(explain);
  await builder.buildApp().catch(explain);
  if (flavour !== 'production') {
    const { collectDemoModels } = await import('../demo-models/collect.ts');
    await collectDemoModels(appFolder(flavour));
  }
  writeManifest(flavour);
}

/** Makes the folder an app with the same name and data folder as the packaged one. */
function writeManifest(flavour: Flavour): void {
  const { name, productName, version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const manifest = { name, productName, version, type: 'module', main: 'main/index.js' };
  mkdirSync(appFolder(flavour), { recursive: true });
  writeFileSync(join(appFolder(flavour), 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function explain(error: unknown): never {
  throw new SetupProblem(`The build failed: ${error instanceof Error ? error.message : String(error)}`);
}
