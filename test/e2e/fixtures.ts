import { test as base } from 'playwright/test';
import { live } from '../fakes/behaviour.ts';
import { startLivenessServer, type LivenessServer } from '../fakes/liveness-server.ts';
import { apiKey, goHome, launchKiosk, type Kiosk } from './kiosk.ts';
import { watchSystemPrograms, type SystemPrograms } from './system-programs.ts';

export interface Station {
  readonly kiosk: Kiosk;
  readonly server: LivenessServer;
  readonly programs: SystemPrograms;
}

export const stationEnvironment = ({ endpoint }: LivenessServer): Readonly<Record<string, string>> => ({
  LIVENESS_KIOSK_ENDPOINT: endpoint.href,
  LIVENESS_KIOSK_API_KEY: apiKey,
  // Longer than anything that a test does while an answer is awaited; one test waits it out.
  LIVENESS_KIOSK_DEADLINE_MS: '15000',
  LIVENESS_KIOSK_PRINT_ATTEMPTS: '1',
  // Long enough for every automatic picture to be taken first.
  LIVENESS_KIOSK_TAKE_NOW_AFTER_MS: '6000',
});

/** One kiosk with a real face before its camera, pointed at a real HTTP server that each test scripts. */
export const test = base.extend<{ station: Station }, { shared: Station }>({
  shared: [
    async ({}, use) => {
      const server = await startLivenessServer();
      const programs = watchSystemPrograms();
      const kiosk = await launchKiosk({
        environment: {
          ...programs.environment,
          ...stationEnvironment(server),
        },
      });
      await use({ kiosk, server, programs });
      await kiosk.close();
      await server.close();
      programs.remove();
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

export { expect } from 'playwright/test';
