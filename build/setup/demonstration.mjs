import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDisplay, hasDisplay } from './display.mjs';
import { driveKiosk } from './drive.mjs';
import { inRoot } from './paths.mjs';
import { prepareKiosk } from './prepare.mjs';
import { say } from './progress.mjs';
import { screenOf, walkToVerdict, walkToVerdictByHand } from './walk.mjs';

/** Of main/demo/keys.ts, which plain Node 20 cannot read; a test compares them. */
export const accessDeniedKey = 'demo-access-denied-'.padEnd(48, '0');

const pictures = inRoot('out', 'demo');

/**
 * @typedef {object} Run
 * @property {string} name
 * @property {string} title
 * @property {string} camera
 * @property {boolean} [byHand]
 * @property {import('./walk.mjs').Language} language
 * @property {Record<string, string>} settings
 * @property {{ screen: string, outcome: string, code: string | null }} expected
 */

/** @type {readonly Run[]} */
export const runs = [
  {
    name: 'live',
    title: 'a real face before the camera',
    camera: 'person',
    language: 'en',
    settings: {},
    expected: { screen: 'live', outcome: 'live', code: null },
  },
  {
    name: 'not-live',
    title: 'a cup of coffee before the camera',
    camera: 'empty',
    // No face to guide: the picture is taken by the button, which is offered at once here and after 15 s to people.
    byHand: true,
    language: 'kk',
    settings: { LIVENESS_KIOSK_TAKE_NOW_AFTER_MS: '500' },
    expected: { screen: 'notLive', outcome: 'not-live', code: null },
  },
  {
    name: 'error',
    title: 'a key without access to the service',
    camera: 'person',
    language: 'ru',
    settings: { LIVENESS_KIOSK_API_KEY: accessDeniedKey },
    expected: { screen: 'problem', outcome: 'error', code: 'access-denied' },
  },
];

/**
 * Sets everything up and drives the built kiosk through three verifications, from touch to verdict. Prints each
 * attempt as one line of JSON on standard output.
 * @returns {Promise<number>} the exit code: 0 only when all three ended as expected
 */
export async function demonstrate() {
  const prepared = await prepareKiosk('demonstration', { needsVirtualDisplay: !hasDisplay() });
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  const failures = await withDisplay(async (env) => {
    let count = 0;
    for (const run of runs) count += await demonstrateOne(run, prepared, env);
    return count;
  });
  say(`\nScreenshots of each screen: ${pictures}`);
  say(
    failures === 0
      ? 'The demonstration worked.'
      : `${failures} of ${runs.length} runs did not end as they should.`,
  );
  return failures === 0 ? 0 : 1;
}

/**
 * @param {Run} run
 * @param {import('./prepare.mjs').Prepared} prepared
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} 1 when it failed
 */
async function demonstrateOne(run, prepared, env) {
  say(`• ${run.title}, driven from touch to verdict on Electron ${prepared.runtime.version} …`);
  const failure = await drive(run, prepared, env).catch((error) => String(error).split('\n')[0]);
  say(failure ? `  FAILED: ${failure}` : `  ended on the screen "${run.expected.screen}", as it should`);
  return failure ? 1 : 0;
}

/**
 * @param {Run} run
 * @param {import('./prepare.mjs').Prepared} prepared
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | null>} what is wrong
 */
async function drive(run, prepared, env) {
  const kiosk = await driveKiosk({ prepared, env, camera: run.camera, settings: run.settings });
  try {
    const walk = run.byHand ? walkToVerdictByHand : walkToVerdict;
    const screen = await walk(kiosk.page, run.language, photographer(kiosk.page, run.name));
    const attempt = kiosk.attempts.at(-1);
    if (attempt) process.stdout.write(`${JSON.stringify(attempt)}\n`);
    return judge(run.expected, screen, attempt);
  } finally {
    await kiosk.close();
  }
}

/**
 * @param {Run['expected']} expected
 * @param {string} screen
 * @param {import('./drive.mjs').AttemptReport | undefined} attempt
 * @returns {string | null} what is wrong
 */
export function judge(expected, screen, attempt) {
  if (screen !== expected.screen) return `it ended on "${screen}" instead of "${expected.screen}"`;
  if (!attempt) return 'main told of no attempt';
  if (attempt.outcome !== expected.outcome) return `the outcome was "${attempt.outcome}"`;
  if (attempt.code !== expected.code) return `the code was "${attempt.code}"`;
  return attempt.demonstration ? null : 'it was not marked as a demonstration';
}

/**
 * @param {import('playwright').Page} page
 * @param {string} name
 * @returns {import('./walk.mjs').Look}
 */
function photographer(page, name) {
  let count = 0;
  return async (screen) => {
    const picture = await page.screenshot({ animations: 'disabled' });
    // A fast answer may have replaced the screen meanwhile: then the screenshot would be of another one.
    if ((await screenOf(page)) !== screen) return;
    count += 1;
    await writeFile(join(pictures, `${name}-${count}-${screen}.png`), picture);
  };
}
