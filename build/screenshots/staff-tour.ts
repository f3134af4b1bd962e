import type { Page } from 'playwright';
import { press } from '../../test/e2e/kiosk.ts';
import { type StaffStation, startStation, stationPin } from '../../test/e2e/staff-station.ts';
import { action, enterConsole, fingers, type Hands, keys, setStationUp } from '../../test/e2e/staff-walk.ts';
import { arrive, type Language, walkToVerdict } from '../../test/e2e/walk.ts';
import { type Behaviour, liveAnswer, notLiveAnswer } from '../../test/fakes/behaviour.ts';

/** Makes a picture under that name. */
type Take = (page: Page, name: string) => Promise<void>;

const pin = stationPin;
const apiKey = `sample-key-of-a-station-${'4k7w'.repeat(7)}`;
const walks: readonly { language: Language; bankName: string; hands: typeof fingers; name: string }[] = [
  { language: 'kk', bankName: 'Дала банкі', hands: fingers, name: 'touch' },
  { language: 'ru', bankName: 'Банк «Дала»', hands: keys, name: 'keyboard' },
];
const pages = ['settings', 'keys', 'camera', 'diagnostics', 'records', 'help'];

/** Takes about as long as the real service's, so that the figures look like a day's. */
const answer = (body: typeof liveAnswer | typeof notLiveAnswer): Behaviour => ({
  kind: 'drip',
  everyMs: 5,
  body: { ...body, created_at: new Date().toISOString() },
});

/** Pictures of a new station being set up, by touch in Kazakh and by keyboard in Russian, and of every page of the console. */
export async function staffTour(take: Take): Promise<void> {
  for (const { language, bankName, hands, name } of walks) {
    const station = await startStation();
    try {
      const { page } = station.kiosk;
      station.server.behave(answer(liveAnswer));
      const look = (step: string) => take(page, `set-up-${name}-${step}-${language}`);
      await setStationUp(page, await hands(page), { language, bankName, apiKey, pin }, look);
      await checkPeople(station, language);
      await seePages(page, await hands(page), language, take);
    } finally {
      await station.close();
    }
  }
}

/** So that the records have something to show. */
async function checkPeople({ kiosk: { page }, server }: StaffStation, language: Language): Promise<void> {
  for (const body of [liveAnswer, notLiveAnswer, liveAnswer]) {
    server.behave(answer(body));
    const ending = await walkToVerdict(page, language);
    await press(page, ending === 'live' ? 'done' : 'askStaff');
    if (ending !== 'live') await press(page, 'done');
  }
  await arrive(page, 'waiting');
}

async function seePages(page: Page, hands: Hands, language: Language, take: Take) {
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
