import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';
import { proving } from '../thoroughness.ts';

const out = fileURLToPath(new URL('../../out/e2e', import.meta.url));

// Each worker has a display of its own: two kiosks on one would fight over its front, its focus and its clipboard.
const display = process.env[`KIOSK_TEST_DISPLAY_${process.env['TEST_PARALLEL_INDEX']}`];
if (display !== undefined) process.env['DISPLAY'] = display;

/** Specs that share one running kiosk: one after the other, so that a worker starts it once. */
const folder = fileURLToPath(new URL('.', import.meta.url));
const sharing = readdirSync(folder).filter(
  (name) =>
    name.endsWith('.spec.ts') &&
    /import \{[^}]*\btest\b[^}]*\} from '\.\/(fixtures|escapes)\.ts'/.test(
      readFileSync(join(folder, name), 'utf8'),
    ),
);

/** Real Electron, real camera stack, real HTTP server. */
export default defineConfig({
  testDir: '.',
  outputDir: `${out}/artifacts`,
  projects: [
    { name: 'own start', testIgnore: sharing },
    { name: 'shared kiosk', testMatch: sharing },
  ],
  // The long forms, which `npm run prove` runs.
  ...(proving ? {} : { grepInvert: /@prove/ }),
  // Half of what they do is waiting.
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
