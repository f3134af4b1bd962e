import { expect, test } from 'playwright/test';
import { enterConsole, fingers, keys, setStationUp } from './staff-walk.ts';
import { goToCamera, onScreen } from './kiosk.ts';
import { startStation, stationKey, stationPin, type StaffStation } from './staff-station.ts';
import { holdTimers } from './timers.ts';

test('a new station is set up by touch alone, in Kazakh, and then checks people', async () => {
  const station = await startStation();
  const { page } = station.kiosk;
  const hands = await fingers(page);
  // No keys and no mouse: all controls have to work by touch.
  await page.evaluate(() => {
    addEventListener('keydown', () => (document.body.dataset['cheated'] = 'key'), { capture: true });
    addEventListener(
      'pointerdown',
      ({ pointerType }) => {
        if (pointerType !== 'touch') document.body.dataset['cheated'] = pointerType;
      },
      { capture: true },
    );
  });
  await setStationUp(page, hands, {
    language: 'kk',
    bankName: 'Дала банкі',
    apiKey: stationKey,
    pin: stationPin,
  });
  expect(await page.locator('body').getAttribute('data-cheated')).toBeNull();
  // The test requested the time, without a key, and then sent one real request.
  const [time, real, ...more] = station.server.requests;
  expect([time?.method, time?.form, more]).toEqual(['HEAD', null, []]);
  expect(real?.form?.apiKey).toBe(stationKey);
  await expect(page.locator('.head-bank')).toHaveText('Дала банкі');
  await goToCamera(page);
  await onScreen(page, 'live');
  expect(station.server.requests).toHaveLength(3);
  await station.close();
});

test.describe.serial('one station, from its first start on', () => {
  let station: StaffStation;
  test.afterAll(() => station.close());

  test('is set up by keyboard alone, in Russian, and asks for the PIN after a restart', async () => {
    station = await startStation();
    await setStationUp(station.kiosk.page, await keys(station.kiosk.page), {
      language: 'ru',
      bankName: 'Банк «Дала»',
      apiKey: stationKey,
      pin: stationPin,
    });
    station = await station.restart();
    const { page } = station.kiosk;
    // Each name is shown for the language in which it was entered.
    await expect(page.locator('.head-bank')).toHaveText('Банк');
    await page.locator('[data-language="ru"]').click();
    await expect(page.locator('.head-bank')).toHaveText('Банк «Дала»');
    const hands = await keys(page);
    await hands.callConsole();
    await page.locator('.pin-pad').waitFor();
    await hands.enterPin('902175');
    await expect(page.locator('[data-staff-page="sign-in"] [data-wrong="pin-wrong"]')).toBeVisible();
    await hands.enterPin(stationPin);
    await expect(page.locator('[data-staff-page="status"]')).toBeVisible();
    await page.keyboard.press('Escape');
    await onScreen(page, 'waiting');
  });

  test('takes a policy at once, shows it as locked, and stops for a broken one until it is mended', async () => {
    const { page } = station.kiosk;
    const bank = page.locator('.head-bank');
    station.layDown({ bankName: { kk: 'Саясат банкі', ru: 'Банк', en: 'Bank' } });
    await expect(bank).toHaveText('Саясат банкі');
    station.layDown({ bankName: 'one text for all' });
    await onScreen(page, 'notSetUp');
    await expect(page.getByTestId('staff-code')).toContainText('K16');
    station.layDown({});
    await onScreen(page, 'waiting');
    // There is none in Kazakh.
    await expect(bank).toHaveText('Банк');
  });

  test('locks its console when nobody touches it', async () => {
    const { page } = station.kiosk;
    // The name shows when the policy has been applied.
    const bank = 'Саясат банкі';
    station.layDown({ staffIdleSeconds: 30, bankName: { kk: bank, ru: bank, en: bank } });
    await expect(page.locator('.head-bank')).toHaveText(bank);
    const halfMinute = await holdTimers(station.kiosk.app, 30_000);
    await enterConsole(page, await keys(page), stationPin);
    await halfMinute.runOut();
    await expect(page.locator('[data-screen="waiting"]')).toBeVisible();
  });
});
