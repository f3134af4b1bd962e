// npm run screenshots: pictures of every screen of the real kiosk, and of every hint, in every language, into docs/images
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { demoKey } from '../../main/demo/keys.ts';
import { launchKiosk } from '../../test/e2e/kiosk.ts';
import type { Language } from '../../test/e2e/walk.ts';
import { inRoot } from '../bootstrap/paths.mjs';
import { step } from '../bootstrap/terminal.mjs';
import { withDisplay } from '../electron/display.ts';
import { prepareKiosk } from '../electron/prepare.ts';
import { writeHintSheets } from '../screenshots/hint-sheets.ts';
import { shrinkPng } from '../screenshots/shrink-png.ts';
import { staffTour } from '../screenshots/staff-tour.ts';
import { guidance, journey, others, type Stop } from '../screenshots/tour.ts';

const target = inRoot('docs', 'images');
/** Runs in the page: what moves for a moment is brought to its end; a time limit and a turning ring continue. */
const finishTransitions = `for (const one of document.getAnimations())
  if (Number(one.effect?.getComputedTiming().endTime ?? Infinity) <= 1000) one.finish();`;
const languages: readonly Language[] = ['kk', 'ru', 'en'];
/** The language of the screens until a person chooses one. */
const [firstLanguage = 'kk'] = languages;

export async function execute(): Promise<number | void> {
  await prepareKiosk('demonstration', { needsVirtualDisplay: true });
  await mkdir(target, { recursive: true });
  for (const name of await readdir(target)) if (name.endsWith('.png')) await rm(join(target, name));
  await tour('1920x1080', [journey, guidance, ...others], languages, '');
  await tour('1080x1920', [journey, guidance], ['en'], 'portrait-');
  await step('pictures of the set-up and the staff console', () =>
    withDisplay(() => staffTour(take), { size: '1920x1080', virtual: true }),
  );
  await step('pictures of the hints', () => withDisplay(() => writeHintSheets(target), { virtual: true }));
}

/**
 * A display of our own each time, so that the size is known.
 * @param prefix of the files' names
 */
function tour(size: string, stops: readonly Stop[], chosen: readonly Language[], prefix: string) {
  return step(`pictures at ${size}`, () =>
    withDisplay(
      async () => {
        for (const stop of stops) await visit(stop, stop.ownLanguage ? [firstLanguage] : chosen, prefix);
      },
      { size, virtual: true },
    ),
  );
}

async function visit(stop: Stop, chosen: readonly Language[], prefix: string) {
  const { camera = 'person', demoKey: name, settings, policy, lead } = stop;
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-tour-'));
  const policyFile = join(folder, 'policy.json');
  if (policy) await writeFile(policyFile, JSON.stringify({ version: 1, settings: policy }), { mode: 0o644 });
  const kiosk = await launchKiosk({
    camera,
    environment: {
      ...(name && { LIVENESS_KIOSK_API_KEY: demoKey(name) }),
      ...(policy && { LIVENESS_KIOSK_POLICY_FILE: policyFile }),
      ...settings,
    },
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
    await rm(folder, { recursive: true });
  }
}

/** @param name of the file, without its ending */
async function take(page: Page, name: string) {
  // Wait for the fonts and the camera's picture, also on a slow machine.
  await page.evaluate('document.fonts.ready.then(() => true)');
  // Playwright's own `animations: 'disabled'` would finish the time limit as well, whose line is then gone.
  await page.evaluate(finishTransitions);
  await writeFile(join(target, `${name}.png`), await shrinkPng(await page.screenshot()));
}
