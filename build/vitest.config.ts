import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Separate from the Vite config: Vite's `root` is the renderer, which would hide every other test.
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  define: { __FLAVOUR__: JSON.stringify('development') },
  test: {
    include: ['{main,preload,renderer,build,test}/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
    testTimeout: 20_000,
    // Inlined, so that its import of Electron can be answered by the tests.
    server: { deps: { inline: ['electron-store'] } },
  },
});
