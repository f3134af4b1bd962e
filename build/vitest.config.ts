import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['main', 'preload', 'renderer', 'build', 'test'];
const include = [`{${folders.join()}}/**/*.test.{ts,tsx}`];
const exclude = ['test/e2e/**', '**/node_modules/**'];

/** Tests that mock modules: a module that another file has already loaded would not be replaced. */
const replacing = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter(
    (name) => /\.test\.tsx?$/.test(name) && /\bvi\.(do)?mock\(/i.test(readFileSync(join(root, name), 'utf8')),
  )
  .map((name) => name.replaceAll('\\', '/'));

/** The modules of which `npm run coverage` demands every branch. */
const everyBranch = [
  'main/liveness/{client,retry,answer}.ts',
  'main/settings/store/settings-store.ts',
  'main/records/journal.ts',
  'main/records/verifier/*.mjs',
  'main/security/permissions.ts',
  'main/security/launch.ts',
  'main/verification/sessions.ts',
];

// Separate from the Vite config: Vite's `root` is the renderer, which would hide every other test.
export default defineConfig({
  root,
  define: { __FLAVOUR__: JSON.stringify('development'), __VERSION__: JSON.stringify('0.0.0+tests') },
  test: {
    // For hangs only: no verdict may depend on how busy the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Half of it is waiting for sockets and other processes: two even on two cores that have more to do.
    maxWorkers: 2,
    // Inlined, so that its import of Electron can be answered by the tests.
    server: { deps: { inline: ['electron-store'] } },
    // `npm run coverage`: all is measured; what decides about people, money and keys has every branch tried.
    coverage: {
      provider: 'v8',
      include: ['main/**/*.{ts,mjs}', 'preload/**/*.ts', 'renderer/**/*.{ts,tsx}'],
      exclude: ['**/*.test.*', 'renderer/preview/**'],
      reporter: ['text-summary', 'json-summary', 'html'],
      reportsDirectory: `${root}out/coverage`,
      thresholds: Object.fromEntries(everyBranch.map((file) => [file, { branches: 100 }])),
    },
    projects: [
      // Modules are loaded once for all files, which takes a quarter of the time.
      {
        extends: true,
        test: { name: 'together', include, exclude: [...exclude, ...replacing], isolate: false },
      },
      { extends: true, test: { name: 'apart', include: replacing, exclude } },
    ],
  },
});
