import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { startLivenessServer } from '../fakes/liveness-server.ts';
import { apiKey, goToCamera, launchKiosk, onScreen, press, type Kiosk } from './kiosk.ts';
import { watchScreens } from './watch-screens.ts';

test('no camera: said before anybody starts', async () => {
  const kiosk = await launchKiosk({ camera: 'none' });
  await onScreen(kiosk.page, 'cameraFault');
  await expect(kiosk.page.locator('[data-screen]')).toContainText('C01');
  await kiosk.close();
});

/** Same effect as unplugging the camera: the process that reads the camera ends, and so does the track. */
async function loseCamera({ app }: Kiosk): Promise<void> {
  const pid = await app.evaluate(({ app: electron }) => {
    const metrics = electron.getAppMetrics();
    return metrics.find(({ serviceName }) => serviceName?.startsWith('video_capture'))?.pid ?? null;
  });
  if (pid === null) throw new Error('the camera service does not run');
  process.kill(pid, 'SIGKILL');
}

test.describe('the camera is lost', () => {
  test('in the middle of the guidance: said, and back at the camera by itself', async () => {
    const kiosk = await launchKiosk({ camera: 'hints/severalPeople' });
    await goToCamera(kiosk.page);
    await expect(kiosk.page.locator('[data-phase="guiding"]')).toBeVisible();
    // A busy machine is slow to look, and the kiosk may have recovered by then.
    const seen = await watchScreens(kiosk.page);
    await loseCamera(kiosk);
    await expect.poll(async () => (await seen()).includes('cameraFault')).toBe(true);
    await onScreen(kiosk.page, 'camera');
    await expect(kiosk.page.locator('video')).toHaveJSProperty('readyState', 4);
    await expect
      .poll(() => readFileSync(join(kiosk.directory, 'logs', 'kiosk.log'), 'utf8'))
      .toContain('"code":"camera-lost"');
    await kiosk.close();
  });
});

test('the camera is released on every way out', async () => {
  const server = await startLivenessServer();
  const kiosk = await launchKiosk({
    camera: 'hints/severalPeople',
    environment: { LIVENESS_KIOSK_ENDPOINT: server.endpoint.href, LIVENESS_KIOSK_API_KEY: apiKey },
  });
  const { page } = kiosk;
  await page.evaluate(() => {
    const tracks: MediaStreamTrack[] = [];
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
    Object.assign(globalThis, { allTracks: tracks });
  });
  const liveTracks = () =>
    page.evaluate(
      () =>
        (globalThis as unknown as { allTracks: MediaStreamTrack[] }).allTracks.filter(
          ({ readyState }) => readyState === 'live',
        ).length,
    );
  await goToCamera(page);
  await expect.poll(liveTracks).toBe(1);
  await press(page, 'back');
  await onScreen(page, 'consent');
  expect(await liveTracks()).toBe(0);

  kiosk.show('person');
  await press(page, 'agree');
  await onScreen(page, 'live');
  expect(await liveTracks()).toBe(0);
  await kiosk.close();
  await server.close();
});

test('killing the kiosk leaves no process behind', async () => {
  test.skip(process.platform === 'win32', 'reads the process list with ps, which Windows has not');
  const kiosk = await launchKiosk();
  const marker = `--user-data-dir=${kiosk.directory}`;
  kiosk.app.process().kill('SIGKILL');
  await expect
    .poll(
      () =>
        execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
          .split('\n')
          .filter((line) => line.includes(marker) && !line.includes('<defunct>')).length,
    )
    .toBe(0);
  await kiosk.close().catch(() => undefined);
});
