import { expect, test } from '@playwright/test';
import { startLivenessServer } from '../fakes/liveness-server.ts';
import { apiKey, launchKiosk, onScreen, press, letPictureBeTaken } from './kiosk.ts';

test('server gone, and back: "unreachable", then a verdict on trying again', async () => {
  const server = await startLivenessServer();
  const kiosk = await launchKiosk({
    environment: { LIVENESS_KIOSK_ENDPOINT: server.endpoint.href, LIVENESS_KIOSK_API_KEY: apiKey },
  });
  await server.close();
  await letPictureBeTaken(kiosk.page);
  await onScreen(kiosk.page, 'problem');
  await expect(kiosk.page.locator('[data-screen]')).toContainText('N01');
  await press(kiosk.page, 'tryAgain');
  await onScreen(kiosk.page, 'camera');
  await kiosk.close();
});
