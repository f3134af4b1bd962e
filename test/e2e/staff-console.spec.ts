import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import encodeQR from 'qr';
import { expect, test, type Page } from 'playwright/test';
import { enterConsole, fingers, keys } from './staff-walk.ts';
import { hashPin } from '../../main/staff/auth/pin-hash.ts';
import { createNoise, encodeJpeg, type Raster } from '../fakes/pictures.ts';
import { press } from './kiosk.ts';
import { startStation, stationKey, stationPin, type StaffStation } from './staff-station.ts';

const clerkPin = '730264';

/** A station whose PINs IT has set. */
async function startedStation(): Promise<StaffStation> {
  const pins = { administrator: await hashPin(stationPin), clerk: await hashPin(clerkPin) };
  return startStation({ policy: { pins } });
}

/** A sheet of paper with a code on it before a camera, a little askew, with a sensor's noise. */
function paperWith(text: string, seed: number): Raster {
  const [width, height] = [1280, 720];
  const code = encodeQR(text, 'raw', { border: 4 });
  const modulePx = (0.55 * height) / code.length;
  const noise = createNoise(seed);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - width / 2 - 60, y - height / 2 + 20];
      const column = Math.floor((dx * 0.995 + dy * 0.1) / modulePx + code.length / 2);
      const row = Math.floor((-dx * 0.1 + dy * 0.995) / modulePx + code.length / 2);
      const dark = code[row]?.[column];
      const light = (dark === undefined ? 150 : dark ? 40 : 215) + Math.round(noise() * 12);
      data.set([light, light, light, 255], (y * width + x) * 4);
    }
  return { width, height, data };
}

async function pagesOffered(page: Page): Promise<string[]> {
  return page
    .locator('[data-action^="page-"]')
    .evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).dataset['action'] ?? ''));
}

test('a key is read from a QR code before the camera', async () => {
  const station = await startedStation();
  const { page } = station.kiosk;
  const file = join(station.folder, 'code.mjpeg');
  writeFileSync(
    file,
    Buffer.concat([1, 2, 3, 4, 5].map((seed) => encodeJpeg(paperWith(stationKey, seed), 85))),
  );
  station.kiosk.show({ file });
  const hands = await fingers(page);
  await enterConsole(page, hands, stationPin);
  await hands.press('[data-action="page-keys"]');
  await hands.press('[data-action="scan"]');
  await expect(page.getByText(stationKey.slice(-4)).first()).toBeVisible();
  await expect(page.getByText(String(stationKey.length)).first()).toBeVisible();
  // The lamp is off again.
  await expect(page.locator('video')).toHaveCount(0);
  await station.close();
});

test('a key comes from a USB drive, and what is wrong with it is said', async () => {
  const station = await startedStation();
  const { page } = station.kiosk;
  const hands = await keys(page);
  await enterConsole(page, hands, stationPin);
  await hands.press('[data-action="page-keys"]');
  await hands.press('[data-action="import"]');
  await expect(page.locator('[data-staff-page="keys"] [role="alert"]')).toBeVisible();
  writeFileSync(join(station.drive, 'liveness-kiosk-key.txt'), `${stationKey}\r\n`);
  await hands.press('[data-action="import"]');
  await expect(page.getByText(stationKey.slice(-4)).first()).toBeVisible();
  await station.close();
});

test('a clerk sees what clerks need, and an administrator may leave for the desktop', async () => {
  const station = await startedStation();
  const { page, app } = station.kiosk;
  const hands = await fingers(page);
  await enterConsole(page, hands, clerkPin);
  expect(await pagesOffered(page)).toEqual(['page-status', 'page-help']);
  await expect(page.locator('[data-action="exit"]')).toHaveCount(0);
  await hands.press('[data-action="close"]');
  await enterConsole(page, hands, stationPin);
  expect((await pagesOffered(page)).length).toBeGreaterThan(6);
  const closed = new Promise((resolve) => app.process().once('exit', resolve));
  await hands.press('[data-action="exit"]');
  // The page ends before the touch does.
  await hands.press('[data-action="yes"]').catch(() => undefined);
  expect(await closed).toBe(0);
  await station.close().catch(() => undefined);
});

test('staff restart the kiosk, and it comes back by itself', async () => {
  test.skip(process.platform === 'win32', 'the new process is ended by its command line, as Linux has it');
  const station = await startedStation();
  const { page, app, directory } = station.kiosk;
  const hands = await keys(page);
  const starts = () =>
    readFileSync(join(directory, 'logs', 'kiosk.log'), 'utf8').split('"page loaded"').length - 1;
  // The page is drawn before it counts as loaded.
  await expect.poll(starts).toBe(1);
  await enterConsole(page, hands, clerkPin);
  const closed = new Promise((resolve) => app.process().once('exit', resolve));
  await hands.press('[data-action="restart"]');
  // The page ends before the key is released.
  await hands.press('[data-action="yes"]').catch(() => undefined);
  await closed;
  try {
    await expect.poll(starts).toBe(2);
  } finally {
    spawnSync('pkill', ['-KILL', '-f', `user-data-dir=${directory}`]);
  }
  await station.close().catch(() => undefined);
});

test('the bank’s colour, logo, languages and consent text are what people meet', async () => {
  const station = await startStation();
  const { page } = station.kiosk;
  const own = (word: string) => `${word} 1\n${word} 2\n${word} 3\n# ${word}\n${word} 4`;
  writeFileSync(
    join(station.folder, 'logo.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
  );
  const apiKeyFile = join(station.folder, 'api-key');
  writeFileSync(apiKeyFile, stationKey, { mode: 0o640 });
  const settings = {
    accentColour: '#5a1040',
    logoFile: join(station.folder, 'logo.svg'),
    languages: ['ru', 'en'],
    defaultLanguage: 'ru',
    consentVersion: 'own-7',
    consentText: { kk: own('қаз'), ru: own('рус'), en: own('eng') },
  };
  // With a key: a demonstration shows the standard text, which says that the photo is sent nowhere.
  station.layDown(settings, { apiKeyFile });
  await expect(page.locator('.language')).toHaveCount(2);
  await expect(page.getByTestId('demonstration-band')).toHaveCount(0);
  const start = page.locator('[data-action="start"]');
  await expect(start).toHaveCSS('background-color', 'rgb(90, 16, 64)');
  await expect
    .poll(() => page.locator('.head-logo').evaluate((logo) => (logo as HTMLImageElement).naturalWidth))
    .toBe(40);
  await press(page, 'start');
  await expect(page.locator('.consent-lines')).toContainText('рус 1');
  await press(page, 'agree');
  await page.locator('[data-screen="live"]').waitFor();
  const log = readFileSync(join(station.kiosk.directory, 'logs', 'kiosk.log'), 'utf8');
  expect(log).toMatch(/"consent":\{"version":"own-7","sha256":"[0-9a-f]{64}"\}/);
  await station.close();
});
