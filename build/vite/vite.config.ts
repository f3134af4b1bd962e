import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { faceModel } from '../face-model/vite-plugin.ts';
import { themeFirst } from './theme-first.ts';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };

const flavours = ['development', 'demonstration', 'production'];

/**
 * One configuration builds all three processes into out/<flavour>/. The Vite mode is the flavour:
 * it becomes the constant __FLAVOUR__, so that the bundler removes the demonstration's code from a production bundle.
 */
export default defineConfig(({ mode, command }) => {
  const flavour = command === 'serve' ? 'development' : mode;
  if (!flavours.includes(flavour))
    throw new Error(`unknown flavour "${flavour}", use one of ${flavours.join(', ')}`);
  const outDir = (name: string) => `${root}/out/${flavour}/${name}`;

  /** Node-side code: everything is bundled, so that the app needs no node_modules. */
  const nodeSide = (
    name: string,
    input: Record<string, string>,
    format: 'es' | 'cjs',
    extension: string,
  ): EnvironmentOptions => ({
    consumer: 'server',
    resolve: {
      noExternal: true,
      external: ['electron'],
      conditions: ['node', 'import', 'module', 'default'],
    },
    build: {
      outDir: outDir(name),
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        input,
        external: ['electron', /^node:/],
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `chunks/[name]-[hash].${extension}`,
        },
      },
    },
  });

  const mainEntries: Record<string, string> = {
    index: `${root}/main/index.ts`,
    background: `${root}/main/app/background/worker.ts`,
  };
  if (flavour !== 'production') {
    mainEntries['demo-service'] = `${root}/main/demo/service.ts`;
    mainEntries['check-photo'] = `${root}/main/cli/check-photo/cli.ts`;
  }

  return {
    root: `${root}/renderer`,
    base: './',
    plugins: [react(), faceModel(), themeFirst()],
    // The face worker: a module in its own file, since the page's policy forbids scripts from elsewhere.
    worker: { format: 'es' },
    define: {
      __FLAVOUR__: JSON.stringify(flavour),
      __VERSION__: JSON.stringify(version),
    },
    clearScreen: false,
    server: { host: '127.0.0.1', fs: { allow: [root] } },
    builder: {
      async buildApp(builder) {
        for (const environment of Object.values(builder.environments)) await builder.build(environment);
      },
    },
    environments: {
      client: {
        build: {
          outDir: outDir('renderer'),
          emptyOutDir: true,
          // The oldest Chromium to support is the stand-in's.
          target: 'chrome130',
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rolldownOptions: {
            input: {
              index: `${root}/renderer/index.html`,
              'out-of-order': `${root}/renderer/out-of-order.html`,
            },
          },
        },
      },
      main: nodeSide('main', mainEntries, 'es', 'js'),
      // A sandboxed preload script has to be CommonJS in one file.
      preload: nodeSide('preload', { index: `${root}/preload/index.ts` }, 'cjs', 'cjs'),
    },
  };
});
