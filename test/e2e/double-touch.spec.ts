import type { CDPSession, Page } from 'playwright/test';
import { answer, live, notLive, type Behaviour } from '../fakes/behaviour.ts';
import { expect, test, type Station } from './fixtures.ts';
import { goHome, goToCamera, onScreen, press } from './kiosk.ts';
import { startStation } from './staff-station.ts';

/** Between the two halves of a double tap, ms. */
const gapsMs = [50, 200, 500];
const broken = answer(500, {});

interface Stop {
  readonly name: string;
  /** Its buttons are those of another stop as well. */
  readonly alike?: true;
  readonly reach: (station: Station) => Promise<void>;
  /** Where a single press of each of its buttons leads; every button with an action must be named. */
  readonly leads: Readonly<Record<string, string>>;
}

const languages = { kk: 'same', ru: 'same', en: 'same' };
const toConsent = async ({ kiosk: { page } }: Station) => {
  await press(page, 'start');
  await onScreen(page, 'consent');
};
const toCamera = async ({ kiosk }: Station) => {
  kiosk.show('hints/severalPeople');
  await goToCamera(kiosk.page);
};
const toResult = (behaviour: Behaviour, screen: 'checking' | 'live' | 'notLive' | 'problem') => {
  return async ({ kiosk, server }: Station) => {
    server.behave(behaviour);
    await goToCamera(kiosk.page);
    await onScreen(kiosk.page, screen);
  };
};

const stops: readonly Stop[] = [
  { name: 'waiting', reach: async () => undefined, leads: { ...languages, start: 'consent' } },
  {
    name: 'consent',
    reach: toConsent,
    leads: { ...languages, agree: 'camera', decline: 'declined', readAll: 'consent in full' },
  },
  {
    name: 'consent in full',
    reach: async (station) => {
      await toConsent(station);
      await press(station.kiosk.page, 'readAll');
    },
    leads: { ...languages, closeText: 'consent' },
  },
  {
    name: 'declined',
    alike: true,
    reach: async (station) => {
      await toConsent(station);
      await press(station.kiosk.page, 'decline');
    },
    leads: { done: 'waiting' },
  },
  { name: 'camera', reach: toCamera, leads: { back: 'consent' } },
  {
    name: 'camera with its button',
    alike: true,
    reach: async (station) => {
      await toCamera(station);
      await expect(station.kiosk.page.locator('[data-action="takePicture"]')).toBeEnabled();
    },
    leads: { back: 'consent', takePicture: 'same' },
  },
  {
    name: 'checking',
    reach: toResult({ kind: 'stall', at: 'body-received' }, 'checking'),
    leads: { cancel: 'waiting' },
  },
  { name: 'live', reach: toResult(live, 'live'), leads: { done: 'waiting' } },
  {
    name: 'not live',
    reach: toResult(notLive, 'notLive'),
    leads: { tryAgain: 'camera', askStaff: 'staffCalled' },
  },
  {
    name: 'problem',
    alike: true,
    reach: toResult(broken, 'problem'),
    leads: { tryAgain: 'camera', askStaff: 'staffCalled' },
  },
];

// First: the other tests' kiosk is not started yet.
test('a double tap passes no step of the set-up by', async () => {
  const station = await startStation();
  try {
    const { page } = station.kiosk;
    const touches = await page.context().newCDPSession(page);
    const nextOf = (step: string) => page.locator(`[data-set-up-step="${step}"] [data-action="next"]`);
    await page.keyboard.press('Control+Alt+KeyS');
    await expect(nextOf('language')).toBeEnabled();
    const presses = await watchPresses(page);
    const tapAgain = await tap(touches, page, 'next');
    // Every step has its main button in this place.
    await expect(nextOf('bank')).toBeEnabled();
    await tapAgain(200);
    expect((await presses()).counted).toEqual(['next']);
    await page.keyboard.press('Escape');
    await expect(nextOf('language')).toBeEnabled();
  } finally {
    await station.close();
  }
});

for (const { name, alike, reach, leads } of stops) {
  const title = `two taps on whatever can be pressed: only the first counts: ${name}`;
  test(title, { tag: alike ? '@prove' : [] }, async ({ station }) => {
    const { page } = station.kiosk;
    const touches = await page.context().newCDPSession(page);
    await reach(station);
    const actions = Object.keys(leads).filter((button) => !(button in languages));
    expect((await actionsOn(page)).toSorted()).toEqual(actions.toSorted());
    for (const [index, [button, led]] of Object.entries(leads).entries())
      await test.step(button, async () => {
        if (index > 0) {
          await goHome(page);
          await reach(station);
        }
        const before = await placeOf(page);
        const presses = await watchPresses(page);
        const tapAgain = await tap(touches, page, button);
        // The second half waits for what it might press, whatever the gap that it claims.
        await expect.poll(() => placeOf(page)).toBe(led === 'same' ? before : led);
        const gapMs = gapsMs[index % gapsMs.length]!;
        await tapAgain(gapMs);
        const { counted, apartMs } = await presses();
        expect(apartMs).toBeCloseTo(gapMs, -1);
        expect(counted[0]).toBe(button);
        expect(counted.filter((pressed) => pressed !== button)).toEqual([]);
      });
    await touches.detach();
  });
}

const nameOf = 'button.dataset.action ?? button.dataset.language';

/** Without "More time", which comes and goes with the limit, in a place of its own. */
const actionsOn = (page: Page): Promise<string[]> =>
  page.evaluate(`
    [...document.querySelectorAll('[data-action]:enabled')]
      .map((button) => button.dataset.action)
      .filter((action) => action !== 'moreTime')
  `);

/** The screen and its layer. */
const placeOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const screen = document.querySelector<HTMLElement>('[data-screen]')?.dataset['screen'] ?? '';
    return document.querySelector('.consent-full') ? `${screen} in full` : screen;
  });

interface Presses {
  /** The buttons whose press was not kept from them. */
  readonly counted: readonly string[];
  /** Between the first touch and the last. */
  readonly apartMs: number;
}

/** @returns a question for what happened since */
async function watchPresses(page: Page): Promise<() => Promise<Presses>> {
  await page.evaluate(`
    globalThis.pressed = [];
    globalThis.touched = [];
    addEventListener('pointerup', ({ timeStamp }) => touched.push(timeStamp), true);
    addEventListener('click', ({ target }) => {
      const button = target.closest('button');
      if (button) pressed.push(${nameOf});
    }, true);
  `);
  return () =>
    page.evaluate('({ counted: pressed, apartMs: touched.at(-1) - touched[0] })') as Promise<Presses>;
}

/**
 * By a finger whose times are told to Chromium: a busy machine does not change them.
 * @returns the tap's second half, in the same place
 */
async function tap(
  touches: CDPSession,
  page: Page,
  button: string,
): Promise<(gapMs: number) => Promise<void>> {
  const box = (await page.locator(`[data-action="${button}"], [data-language="${button}"]`).boundingBox())!;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  // Long after the press that led here.
  const firstS = Date.now() / 1000 + 2;
  const once = async (atS: number, clickCount: number) => {
    const at = { x, y, button: 'left', clickCount, timestamp: atS } as const;
    await touches.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
    await touches.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
  };
  await once(firstS, 1);
  return (gapMs) => once(firstS + gapMs / 1000, gapMs < 400 ? 2 : 1);
}
