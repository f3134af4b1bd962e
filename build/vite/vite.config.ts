import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';
import type { Flavour } from '../../preload/contract.ts';
import { faceModel } from '../face-model/vite-plugin.ts';
import { programVersion } from './program-version.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What a package may be made on: Electron 43 to 45, of which the oldest has Chromium 150 and Node 24. The other flavours run on the
 * stand-in too, with Chromium 130 and Node 20.
 */
const targets = { production: ['chrome150', 'node24'], others: ['chrome130', 'node20'] } as const;

const flavours: readonly Flavour[] = ['development', 'demonstration', 'production'];
const outDir = (flavour: Flavour, name: string) => `${root}/out/${flavour}/${name}`;
const targetsOf = (flavour: Flavour) => targets[flavour === 'production' ? 'production' : 'others'];

/**
 * One configuration builds all three processes into out/<flavour>/. The Vite mode is the flavour:
 * it becomes the constant __FLAVOUR__, so that the bundler removes the demonstration's code from a production bundle.
 */
export default defineConfig(({ mode, command }) => {
  const flavour = command === 'serve' ? 'development' : flavours.find((name) => name === mode);
  if (!flavour) throw new Error(`unknown flavour "${mode}", use one of ${flavours.join(', ')}`);
  return {
    root: `${root}/renderer`,
    base: './',
    plugins: [react(), faceModel(), themeFirst()],
    // The face worker: a module in its own file, since the page's policy forbids scripts from elsewhere.
    worker: { format: 'es' },
    define: {
      __FLAVOUR__: JSON.stringify(flavour),
      __VERSION__: JSON.stringify(programVersion()),
    },
    clearScreen: false,
    server: { host: '127.0.0.1', fs: { allow: [root] } },
    builder: {
      async buildApp(builder) {
        for (const environment of Object.values(builder.environments)) await builder.build(environment);
      },
    },
    environments: {
      client: pages(flavour),
      main: nodeSide(flavour, 'main', mainEntries(flavour), 'es', 'js'),
      // A sandboxed preload script has to be CommonJS in one file.
      preload: nodeSide(flavour, 'preload', { index: `${root}/preload/index.ts` }, 'cjs', 'cjs'),
    },
  };
});

function pages(flavour: Flavour): EnvironmentOptions {
  return {
    build: {
      outDir: outDir(flavour, 'renderer'),
      emptyOutDir: true,
      target: targetsOf(flavour)[0],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          index: `${root}/renderer/index.html`,
          'out-of-order': `${root}/renderer/out-of-order.html`,
        },
      },
    },
  };
}

function mainEntries(flavour: Flavour): Record<string, string> {
  return {
    index: `${root}/main/index.ts`,
    background: `${root}/main/app/background/worker.ts`,
    ...(flavour !== 'production' && {
      'demo-service': `${root}/main/demo/service.ts`,
      'check-photo': `${root}/main/cli/check-photo/cli.ts`,
    }),
  };
}

/** Everything is bundled, so that the app needs no node_modules. */
function nodeSide(
  flavour: Flavour,
  name: string,
  input: Record<string, string>,
  format: 'es' | 'cjs',
  extension: string,
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: {
      noExternal: true,
      external: ['electron'],
      conditions: ['node', 'import', 'module', 'default'],
    },
    build: {
      outDir: outDir(flavour, name),
      emptyOutDir: true,
      minify: false,
      target: targetsOf(flavour)[1],
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
  };
}

const sheetLink = /[ \t]*<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>\n/g;

/**
 * Puts the theme's style sheet before the others. Cascade layers are ordered by their first mention, and the
 * theme, which names them all, becomes a separate sheet as soon as two pages share it: Vite links that one last.
 */
function themeFirst(): Plugin {
  return {
    name: 'theme-first',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html;
        const isTheme = (name: string): boolean => {
          const sheet = bundle[name];
          return sheet?.type === 'asset' && String(sheet.source).includes('@layer fonts');
        };
        const links = [...html.matchAll(sheetLink)].map(([line, name = '']) => ({ line, name }));
        const sorted = links.toSorted((a, b) => Number(isTheme(b.name)) - Number(isTheme(a.name)));
        let at = 0;
        return html.replace(sheetLink, () => sorted[at++]?.line ?? '');
      },
    },
  };
}
