import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { collectDemoModels } from '../../build/demo-models/collect.ts';
import type { ServiceFiles } from '../../main/demo/launch.ts';

export interface BuiltService extends ServiceFiles {
  remove(): Promise<void>;
}

/**
 * Bundles the service as the app's build does, with its models beside it, into a temporary folder outside of
 * any node_modules: code that runs from there also runs from a package.
 */
export async function buildService(): Promise<BuiltService> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-service-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: join(folder, 'main'),
      target: 'node20',
      rolldownOptions: {
        input: { 'demo-service': fileURLToPath(new URL('../../main/demo/service.ts', import.meta.url)) },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return {
    entry: join(folder, 'main', 'demo-service.js'),
    models: await collectDemoModels(folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
