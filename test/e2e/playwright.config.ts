import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';

const out = fileURLToPath(new URL('../../out/e2e', import.meta.url));

/** Pages without a kiosk around them, command lines, the package and the station's units: none of them measures time. */
const aside = [
  'preview*',
  'receipt-page',
  'guidance-scenes',
  'keyring',
  'command-line',
  'package',
  'station',
].map((name) => `${name}.spec.ts`);

/** Real Electron, real camera stack, real HTTP server. */
export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'aside', testMatch: aside, workers: 2, outputDir: `${out}/artifacts/aside` },
    // One worker: two kiosks at once would fight over two cores.
    { name: 'kiosks', testIgnore: aside, workers: 1, outputDir: `${out}/artifacts/kiosks` },
  ],
  workers: 2,
  // For hangs only: no verdict may depend on how busy the machine is.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  forbidOnly: true,
  retries: 0,
  // Traces and screenshots would store a picture of a face.
  use: { trace: 'off', screenshot: 'off', video: 'off' },
  reporter: [['line'], ['json', { outputFile: `${out}/report.json` }]],
});
