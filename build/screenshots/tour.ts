import type { Page } from 'playwright';
import { kioskChannels } from '../../preload/contract.ts';
import type { DemoKeyName } from '../../main/demo/keys.ts';
import { type CameraScene, type Kiosk, press } from '../../test/e2e/kiosk.ts';
import {
  arrive,
  awaitVerdict,
  type Language,
  type Look,
  walkToCamera,
  walkToConsent,
  walkToVerdict,
} from '../../test/e2e/walk.ts';

// Every screen of the real kiosk and how to reach it: with keys of the embedded service, files for the fake camera, and where nothing
// else helps by removing something from the running app.

/** One start of the kiosk. */
export interface Stop {
  /** "person" by default. */
  readonly camera?: CameraScene;
  readonly demoKey?: DemoKeyName;
  readonly settings?: Readonly<Record<string, string>>;
  /** Settings of a policy file. */
  readonly policy?: Readonly<Record<string, unknown>>;
  /** The kiosk shows it before a language can be chosen. */
  readonly ownLanguage?: boolean;
  /** From "waiting", and back to it. */
  readonly lead: (kiosk: Kiosk, language: Language, look: Look) => Promise<unknown>;
}

export const journey: Stop = {
  async lead({ page }, language, look) {
    await walkToConsent(page, language, look);
    await press(page, 'readAll');
    await page.locator('[data-action="closeText"]').waitFor();
    await look('consent-in-full');
    await press(page, 'closeText');
    await press(page, 'decline');
    await arrive(page, 'declined');
    await look('declined');
    await press(page, 'done');

    await walkToVerdict(page, language, only('live', look));
    await press(page, 'done');
  },
};

/** A person who is not in position yet: the guidance waits for them, so that its screenshot can be taken. */
export const guidance: Stop = {
  camera: 'hints/moveLeft',
  async lead({ page }, language, look) {
    await walkToCamera(page, language);
    await page.locator('[data-hint="moveLeft"]').waitFor();
    await look('camera');
    await press(page, 'back');
    await arrive(page, 'consent');
    await press(page, 'decline');
    await press(page, 'done');
  },
};

export const others: readonly Stop[] = [
  {
    policy: { receipt: true },
    async lead({ page }, language, look) {
      await walkToVerdict(page, language);
      await page.locator('[data-testid="receipt"]').waitFor();
      await look('liveReceipt');
      await press(page, 'done');
    },
  },
  {
    demoKey: 'slow',
    async lead({ page }, language, look) {
      await walkToConsent(page, language);
      await press(page, 'agree');
      await arrive(page, 'checking');
      await page.locator('[data-slow]').waitFor();
      await look('checking');
      await arrive(page, 'live');
      await press(page, 'done');
    },
  },
  {
    demoKey: 'not-live',
    async lead({ page }, language, look) {
      await walkToVerdict(page, language, only('notLive', look));
      await press(page, 'askStaff');
      await arrive(page, 'staffCalled');
      await look('staffCalled');
      await press(page, 'done');
    },
  },
  {
    demoKey: 'not-live',
    async lead({ page }, language, look) {
      let screen = await walkToVerdict(page, language);
      while (screen === 'notLive') {
        await press(page, 'tryAgain');
        await arrive(page, 'camera');
        screen = await awaitVerdict(page, only('noAttemptsLeft', look));
      }
      await press(page, 'done');
    },
  },
  {
    demoKey: 'access-denied',
    async lead({ page }, language, look) {
      await walkToVerdict(page, language, only('problem', look));
      await press(page, 'done');
    },
  },
  {
    demoKey: 'stall',
    settings: { LIVENESS_KIOSK_DEADLINE_MS: '2500' },
    async lead({ page }, language, look) {
      await walkToVerdict(page, language, only('outcomeUnknown', look));
      await press(page, 'askStaff');
      await arrive(page, 'staffCalled');
      await press(page, 'done');
    },
  },
  {
    camera: 'none',
    ownLanguage: true,
    lead: ({ page }, _language, look) => seeOne(page, 'cameraFault', look),
  },
  {
    // An address without a key: as a production build without one, which does not start for root.
    settings: { LIVENESS_KIOSK_ENDPOINT: 'https://localhost/' },
    ownLanguage: true,
    lead: ({ page }, _language, look) => seeOne(page, 'notSetUp', look),
  },
  {
    ownLanguage: true,
    async lead({ app, page }, _language, look) {
      await arrive(page, 'waiting');
      // Main runs, but no longer answers the page's first request.
      await app.evaluate(({ ipcMain }, name) => ipcMain.removeHandler(name), kioskChannels.getStation.name);
      await page.reload();
      await seeOne(page, 'outOfOrder', look);
    },
  },
];

async function seeOne(page: Page, screen: string, look: Look) {
  await arrive(page, screen);
  await look(screen);
}

/** @returns looks at that one screen only */
function only(wanted: string, look: Look): Look {
  return async (screen) => (screen === wanted ? look(screen) : undefined);
}
