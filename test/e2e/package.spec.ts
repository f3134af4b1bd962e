import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ensurePackedFolder } from '../../build/setup/pack.mjs';
import { demoKey } from '../../main/demo/keys.ts';
import { apiKey, onScreen } from './kiosk.ts';
import { makeStationFolder, spawnKiosk } from './spawned-kiosk.ts';

test.skip(process.platform !== 'linux', 'starts the Linux package; the Windows one was never run');

test('the production package starts as a normal user, sandboxed, says "not set up yet" and obeys no environment', async () => {
  test.setTimeout(180_000);
  const { folder, executable } = await ensurePackedFolder();
  const station = makeStationFolder({ app: folder });
  const kiosk = await spawnKiosk(station, {
    executable: join(station, 'app', executable.slice(folder.length)),
    camera: 'person',
    environment: {
      LIVENESS_KIOSK_ENDPOINT: 'http://127.0.0.1:1/api/v1/backend/liveness/short/',
      LIVENESS_KIOSK_API_KEY: apiKey,
      LIVENESS_KIOSK_DEV_URL: 'http://127.0.0.1:1/',
    },
  });
  await onScreen(kiosk.page, 'notSetUp');
  await expect(kiosk.page.locator('[data-screen]')).toContainText('K02');
  await expect(kiosk.page.locator('[data-testid="demonstration-band"]')).toHaveCount(0);
  expect(kiosk.page.url()).toBe('app://kiosk/index.html');
  expect(await kiosk.page.content()).not.toContain(demoKey('check'));
  await kiosk.close();
});
