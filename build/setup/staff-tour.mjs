import { startOwnService } from './own-service.mjs';
import { driveKiosk } from './drive.mjs';
import { arrive, press, walkToVerdict } from './walk.mjs';
import { action, enterConsole, fingers, keys, setStationUp } from './staff-walk.mjs';

/**
 * @typedef {import('./walk.mjs').Language} Language
 * @typedef {(page: import('playwright').Page, name: string) => Promise<void>} Take makes a picture under that name
 */

const pin = '482917';
const apiKey = `sample-key-of-a-station-${'4k7w'.repeat(7)}`;
/** @type {readonly { language: Language, bankName: string, hands: typeof fingers, name: string }[]} */
const walks = [
  { language: 'kk', bankName: 'Дала банкі', hands: fingers, name: 'touch' },
  { language: 'ru', bankName: 'Банк «Дала»', hands: keys, name: 'keyboard' },
];
const pages = ['settings', 'keys', 'camera', 'diagnostics', 'records', 'help'];

/**
 * Pictures of a new station being set up, by touch in Kazakh and by keyboard in Russian, and of every page of the console.
 * @param {{ prepared: import('./prepare.mjs').Prepared, env: NodeJS.ProcessEnv }} where
 * @param {Take} take
 */
export async function staffTour(where, take) {
  for (const { language, bankName, hands, name } of walks) {
    await withStation(where, async (page) => {
      const look = (/** @type {string} */ step) => take(page, `set-up-${name}-${step}-${language}`);
      await setStationUp(page, await hands(page), { language, bankName, apiKey, pin }, look);
      await checkPeople(page, language);
      await seePages(page, await hands(page), language, take);
    });
  }
}

/**
 * So that the records have something to show.
 * @param {import('playwright').Page} page
 * @param {Language} language
 */
async function checkPeople(page, language) {
  for (let people = 0; people < 3; people += 1) {
    const ending = await walkToVerdict(page, language);
    await press(page, ending === 'live' ? 'done' : 'askStaff');
    if (ending !== 'live') await press(page, 'done');
  }
  await arrive(page, 'waiting');
}

/**
 * @param {import('playwright').Page} page
 * @param {import('./staff-walk.mjs').Hands} hands
 * @param {Language} language
 * @param {Take} take
 */
async function seePages(page, hands, language, take) {
  await enterConsole(page, hands, pin);
  if (language !== 'kk') await hands.press(`.languages [data-language="${language}"]`);
  await page.locator('[data-tile="camera"]').waitFor();
  await take(page, `staff-status-${language}`);
  for (const name of pages) {
    await hands.press(action(`page-${name}`));
    await page.locator(`[data-staff-page="${name}"]`).waitFor();
    if (name === 'camera') await page.locator('.camera-check[data-state="well"]').waitFor();
    if (name === 'records') await page.locator('.attempts').first().waitFor();
    await take(page, `staff-${name}-${language}`);
  }
}

/**
 * @param {{ prepared: import('./prepare.mjs').Prepared, env: NodeJS.ProcessEnv }} where
 * @param {(page: import('playwright').Page) => Promise<void>} visit
 */
async function withStation({ prepared, env }, visit) {
  const service = await startOwnService();
  const kiosk = await driveKiosk({ prepared, env, camera: 'person', settings: service.settings });
  try {
    await visit(kiosk.page);
  } finally {
    await kiosk.close();
    await service.close();
  }
}
