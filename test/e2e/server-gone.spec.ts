import { expect, test } from 'playwright/test';
import { startLivenessServer, type LivenessServer } from '../fakes/liveness-server.ts';
import { apiKey, launchKiosk, onScreen, press, letPictureBeTaken } from './kiosk.ts';

/** On a port below those that the system gives out, so that nobody else has it when the server comes back. */
async function startOnKeptPort(port = 20_000): Promise<LivenessServer> {
  return startLivenessServer({ port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return startOnKeptPort(port + 1);
  });
}

test('server gone, and back: "unreachable", then a verdict on trying again', async () => {
  const server = await startOnKeptPort();
  const { port } = server;
  const kiosk = await launchKiosk({
    environment: { LIVENESS_KIOSK_ENDPOINT: server.endpoint.href, LIVENESS_KIOSK_API_KEY: apiKey },
  });
  await server.close();
  await letPictureBeTaken(kiosk.page);
  await onScreen(kiosk.page, 'problem');
  await expect(kiosk.page.locator('[data-screen]')).toContainText('N01');
  const back = await startLivenessServer({ port });
  await press(kiosk.page, 'tryAgain');
  await onScreen(kiosk.page, 'live');
  expect(back.requests).toHaveLength(1);
  await kiosk.close();
  await back.close();
});
