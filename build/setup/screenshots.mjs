// npm run screenshots: pictures of every screen of the real kiosk, and of every hint, in every language, into docs/images
import './node-version.mjs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDisplay } from './display.mjs';
import { driveKiosk } from './drive.mjs';
import { writeHintSheets } from './hint-sheets.mjs';
import { inRoot } from './paths.mjs';
import { prepareKiosk } from './prepare.mjs';
import { runScript } from './problem.mjs';
import { step } from './progress.mjs';
import { shrinkPng } from './shrink-png.mjs';
import { staffTour } from './staff-tour.mjs';
import { guidance, main, others } from './tour.mjs';

const target = inRoot('docs', 'images');
/** Runs in the page: what moves for a moment is brought to its end; a time limit and a turning ring continue. */
const finishTransitions = `for (const one of document.getAnimations())
  if (Number(one.effect?.getComputedTiming().endTime ?? Infinity) <= 1000) one.finish();`;
/** @type {readonly import('./walk.mjs').Language[]} */
const languages = ['kk', 'ru', 'en'];
/** The language of the screens until a person chooses one. */
const [firstLanguage = 'kk'] = languages;

await runScript(async () => {
  const prepared = await prepareKiosk('demonstration', { needsVirtualDisplay: true });
  await mkdir(target, { recursive: true });
  for (const name of await readdir(target)) if (name.endsWith('.png')) await rm(join(target, name));
  await tour(prepared, '1920x1080', [main, guidance, ...others], languages, '');
  await tour(prepared, '1080x1920', [main, guidance], ['en'], 'portrait-');
  await step('pictures of the set-up and the staff console', () =>
    withDisplay((env) => staffTour({ prepared, env }, take), { size: '1920x1080', virtual: true }),
  );
  const { executable } = prepared.runtime;
  await step('pictures of the hints', () =>
    withDisplay((env) => writeHintSheets({ executable, env, target }), { virtual: true }),
  );
});

/**
 * A display of our own each time, so that the size is known.
 * @param {import('./prepare.mjs').Prepared} prepared
 * @param {string} size
 * @param {readonly import('./tour.mjs').Stop[]} stops
 * @param {readonly import('./walk.mjs').Language[]} chosen
 * @param {string} prefix of the files' names
 */
function tour(prepared, size, stops, chosen, prefix) {
  return step(`pictures at ${size}`, () =>
    withDisplay(
      async (env) => {
        for (const stop of stops)
          await visit(prepared, env, stop, stop.ownLanguage ? [firstLanguage] : chosen, prefix);
      },
      { size, virtual: true },
    ),
  );
}

/**
 * @param {import('./prepare.mjs').Prepared} prepared
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./tour.mjs').Stop} stop
 * @param {readonly import('./walk.mjs').Language[]} chosen
 * @param {string} prefix
 */
async function visit(prepared, env, stop, chosen, prefix) {
  const { camera = 'person', demoKey, settings = {}, policy, lead } = stop;
  const key = demoKey ? { LIVENESS_KIOSK_API_KEY: `demo-${demoKey}-`.padEnd(48, '0') } : {};
  const kiosk = await driveKiosk({
    prepared,
    env,
    camera,
    settings: { ...settings, ...key },
    ...(policy && { policy }),
  });
  try {
    for (const language of chosen) {
      await lead(kiosk, language, async (screen) => {
        const name = screen.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
        await take(kiosk.page, `${prefix}${name}-${language}`);
      });
    }
  } finally {
    await kiosk.close();
  }
}

/**
 * @param {import('playwright').Page} page
 * @param {string} name of the file, without its ending
 */
async function take(page, name) {
  // Wait for the fonts and the camera's picture, also on a slow machine.
  await page.evaluate('document.fonts.ready.then(() => true)');
  // Playwright's own `animations: 'disabled'` would finish the time limit as well, whose line is then gone.
  await page.evaluate(finishTransitions);
  await writeFile(join(target, `${name}.png`), await shrinkPng(await page.screenshot()));
}
