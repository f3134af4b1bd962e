import { test as base } from '@playwright/test';
import { live } from '../fakes/behaviour.ts';
import { startLivenessServer, type LivenessServer } from '../fakes/liveness-server.ts';
import { apiKey, goHome, launchKiosk, type Kiosk } from './kiosk.ts';

/** One kiosk with a real face before its camera, pointed at a real HTTP server that each test scripts anew. */
export const test = base.extend<
  { station: { kiosk: Kiosk; server: LivenessServer } },
  { shared: { kiosk: Kiosk; server: LivenessServer } }
>({
  shared: [
    async ({}, use) => {
      const server = await startLivenessServer();
      const kiosk = await launchKiosk({
        environment: {
          LIVENESS_KIOSK_ENDPOINT: server.endpoint.href,
          LIVENESS_KIOSK_API_KEY: apiKey,
          LIVENESS_KIOSK_DEADLINE_MS: '6000',
          LIVENESS_KIOSK_PRINT_ATTEMPTS: '1',
        },
      });
      await use({ kiosk, server });
      await kiosk.close();
      await server.close();
    },
    { scope: 'worker' },
  ],
  station: async ({ shared }, use) => {
    shared.server.behave(live);
    shared.kiosk.show('person');
    await goHome(shared.kiosk.page);
    await use(shared);
  },
});

export { expect } from '@playwright/test';
