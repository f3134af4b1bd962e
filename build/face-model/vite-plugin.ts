import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { inRoot } from '../bootstrap/paths.mjs';
import { buildModels } from './build-models.ts';

const nodeModules = inRoot('node_modules');

/** The folder's name beside index.html; renderer/guidance/worker-guide.ts asks for these files there. */
const folder = 'face';

/** @returns every file that face finding needs at run time, by its name */
export async function faceFiles(): Promise<Map<string, Buffer>> {
  const files: Map<string, Buffer> = new Map(await buildModels(nodeModules));
  files.set('NOTICE.txt', await readFile(inRoot('build', 'face-model', 'NOTICE.txt')));
  files.set('LICENSE.txt', await readFile(inRoot('build', 'demo-models', 'licences', 'Apache-2.0.txt')));
  return files;
}

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
};

/** Puts the files into the page's build and, in development, on Vite's server. */
export function faceModel(): Plugin {
  return {
    name: 'face-model',
    applyToEnvironment: ({ name }) => name === 'client',
    async generateBundle() {
      for (const [name, source] of await faceFiles()) {
        this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source });
      }
    },
    configureServer(server) {
      const files = faceFiles();
      server.middlewares.use(`/${folder}`, async (request, response, next) => {
        const name = (request.url ?? '').replace(/^\/|\?.*$/g, '');
        const content = (await files).get(name);
        if (!content) return next();
        response.setHeader(
          'Content-Type',
          contentTypes[name.split('.').pop() ?? ''] ?? 'application/octet-stream',
        );
        response.end(content);
      });
    },
  };
}
