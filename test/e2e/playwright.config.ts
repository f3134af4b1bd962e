import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const out = fileURLToPath(new URL('../../out/e2e', import.meta.url));

/** Real Electron, real camera stack, real HTTP server. One worker: two kiosks at once would fight over two cores. */
export default defineConfig({
  testDir: '.',
  outputDir: `${out}/artifacts`,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 0,
  // Traces and screenshots would keep a picture of a face.
  use: { trace: 'off', screenshot: 'off', video: 'off' },
  reporter: [['line'], ['json', { outputFile: `${out}/report.json` }]],
});
