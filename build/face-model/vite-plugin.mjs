import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { buildModels } from './build-models.mjs';
import { buildTask } from './build-task.mjs';
import { expect } from './published-models.mjs';

const nodeModules = inRoot('node_modules');

/** The folder's name beside index.html; renderer/guidance/observer asks for these files there. */
const folder = 'face';

const runtime = join(nodeModules, '@mediapipe', 'tasks-vision', 'wasm');
/** Pinned: from 1.0 on the package reports its use to its maker. What runs is what was read and measured. */
const runtimeSha256 = {
  'vision_wasm_module_internal.js': '1f1d6215324a1fe62f6742d49a3db911170987ca18ad8c1b75f1a1c82acf2b44',
  'vision_wasm_module_internal.wasm': '617b8e0248dbd27e9d7ece4218004eae4cefb499196d1bb4fa0e3fef21708756',
};

/** @returns {Promise<Map<string, Buffer>>} every file that face finding needs at run time, by its name */
export async function faceFiles() {
  /** @type {Map<string, Buffer>} */
  const files = new Map(await buildModels(nodeModules));
  files.set('face_landmarker.task', await buildTask(nodeModules));
  for (const [name, sha256] of Object.entries(runtimeSha256)) {
    files.set(name, expect(await readFile(join(runtime, name)), sha256, name));
  }
  files.set('NOTICE.txt', await readFile(inRoot('build', 'face-model', 'NOTICE.txt')));
  files.set('LICENSE.txt', await readFile(inRoot('build', 'demo-models', 'licences', 'Apache-2.0.txt')));
  return files;
}

/** @type {Readonly<Record<string, string>>} */
const contentTypes = { js: 'text/javascript', wasm: 'application/wasm', txt: 'text/plain; charset=utf-8' };

/**
 * Puts the files into the page's build and, in development, on Vite's server.
 * @returns {import('vite').Plugin}
 */
export function faceModel() {
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
