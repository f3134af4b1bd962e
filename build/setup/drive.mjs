import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fakeCamera } from './electron.mjs';
import { launchElectron } from './launch-electron.mjs';
import { inRoot } from './paths.mjs';
import { dropsSandbox } from './sandbox.mjs';

/**
 * @typedef {object} AttemptReport the line of `check-photo`; only the fields used here
 * @property {'live' | 'not-live' | 'error'} outcome
 * @property {string | null} code
 * @property {boolean} demonstration
 *
 * @typedef {object} DrivenKiosk
 * @property {import('playwright').ElectronApplication} app
 * @property {import('playwright').Page} page
 * @property {readonly AttemptReport[]} attempts so far
 * @property {() => Promise<void>} close
 *
 * @typedef {object} DriveOptions
 * @property {import('./prepare.mjs').Prepared} prepared
 * @property {NodeJS.ProcessEnv} env with a display
 * @property {string | null} camera a file of test/fixtures/camera without its ending; null: no camera at all
 * @property {Record<string, string>} [settings] LIVENESS_KIOSK_… variables
 * @property {Record<string, unknown>} [policy] settings of a policy file
 */

/**
 * Starts the built kiosk with its own data folder, to be driven by Playwright.
 * @param {DriveOptions} options
 * @returns {Promise<DrivenKiosk>}
 */
export async function driveKiosk({ prepared, env, camera, settings = {}, policy }) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'liveness-kiosk-'));
  const laidDown = policy ? await layDown(policy, join(dataFolder, 'policy.json')) : {};
  const cameraSwitches = camera ? fakeCamera(camera) : ['--use-fake-device-for-media-stream=device-count=0'];
  const app = await launchElectron({
    executablePath: prepared.runtime.executable,
    chromiumSandbox: !dropsSandbox,
    cwd: inRoot(),
    args: [prepared.folder, `--user-data-dir=${dataFolder}`, ...cameraSwitches],
    env: { ...withoutSettings(env), LIVENESS_KIOSK_PRINT_ATTEMPTS: '1', ...laidDown, ...settings },
  });
  /** @type {AttemptReport[]} */
  const attempts = [];
  const { stdout } = app.process();
  if (stdout) createInterface({ input: stdout }).on('line', (line) => collect(line, attempts));
  const page = await app.firstWindow();
  const close = async () => {
    await app.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { app, page, attempts, close };
}

/**
 * @param {Record<string, unknown>} settings
 * @param {string} file
 */
async function layDown(settings, file) {
  await writeFile(file, JSON.stringify({ version: 1, settings }), { mode: 0o644 });
  return { LIVENESS_KIOSK_POLICY_FILE: file };
}

/**
 * The environment without what would point the kiosk elsewhere.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
function withoutSettings(env) {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !name.startsWith('LIVENESS_KIOSK_')) kept[name] = value;
  }
  return kept;
}

/**
 * @param {string} line of main's output
 * @param {AttemptReport[]} attempts
 */
function collect(line, attempts) {
  if (line.startsWith('{"attempt":')) attempts.push(JSON.parse(line).attempt);
}
