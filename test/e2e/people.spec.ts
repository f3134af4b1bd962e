import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { startLivenessServer, type LivenessServer } from '../fakes/liveness-server.ts';
import { wearing } from '../guidance/clothes.ts';
import {
  above,
  customer,
  lookAway,
  moving,
  portrait,
  seated,
  second,
  standing,
  still,
  visit,
  type Film,
} from '../guidance/film.ts';
import type { Painted } from '../guidance/painted.ts';
import { writeFilm } from '../guidance/write-film.ts';
import { expect, stationEnvironment, test } from './fixtures.ts';
import { goHome, goToCamera, launchKiosk, onScreen, press, type Kiosk } from './kiosk.ts';
import { lastQuality, watchHints } from './visit-notes.ts';

const niqab: Painted = { ...customer, dress: wearing('niqab') };
const whiteHeadscarf: Painted = { ...customer, dress: wearing('white headscarf') };
/** Longer than it takes the kiosk to offer the button. */
const aloneS = 9;

/** The first person leans, so that no picture is taken before another person stands in the same place. */
function swap(seconds: number): readonly Painted[] {
  if (seconds < 6) return [standing({ ...customer, rollDeg: 14 }, seconds)];
  return seconds < 6.5 ? [] : [standing({ ...customer, who: 'hopper' }, seconds)];
}

/** No longer than it takes: they begin again at their end. */
const films = {
  portraitBehind: { seconds: 6, at: visit(still(portrait)) },
  twoBehind: {
    seconds: 6,
    at: visit((seconds) => [...still(second)(seconds), ...moving(portrait)(seconds)]),
  },
  portraitInOval: {
    seconds: 15,
    at: (seconds) => [above, ...(seconds >= aloneS ? [standing(seated, seconds)] : [])],
  },
  whiteHeadscarf: { seconds: 3, at: (seconds) => [standing(whiteHeadscarf, seconds)] },
  niqab: { seconds: 3, at: (seconds) => [standing(niqab, seconds)] },
  swap: { seconds: 11, at: swap },
  lookAway: { seconds: 14, at: lookAway(2) },
  fiveFrames: { framesPerSecond: 5, seconds: 6, at: (seconds) => [standing(customer, seconds)] },
} satisfies Readonly<Record<string, Film>>;

/** Films whose unit tests are in renderer/guidance/worker/scenes.test.ts, before the camera of the built kiosk. */
test.describe('who is before the camera', () => {
  let folder: string;
  let server: LivenessServer;
  let kiosk: Kiosk;
  const fileOf = (name: keyof typeof films) => ({ file: join(folder, `${name}.y4m`) });

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kiosk-films-'));
    for (const [name, film] of Object.entries(films))
      writeFilm(join(folder, `${name}.y4m`), { framesPerSecond: 8, ...film });
    server = await startLivenessServer();
    kiosk = await launchKiosk({ camera: fileOf('portraitBehind'), environment: stationEnvironment(server) });
  });
  test.afterAll(async () => {
    await kiosk.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });
  test.afterEach(() => goHome(kiosk.page));

  /** @returns how many requests were sent since, and the hints that were shown */
  async function show(name: keyof typeof films) {
    const begun = server.begun;
    kiosk.show(fileOf(name));
    const hints = await watchHints(kiosk);
    await goToCamera(kiosk.page);
    return { sent: () => server.begun - begun, hints };
  }

  /** One automatic picture, and of which person: recognised by the distance of the eyes. */
  async function isPhotographed({ faceHeight }: Painted, sent: () => number): Promise<void> {
    expect(await endOf(kiosk.page)).toBe('live');
    expect(sent()).toBe(1);
    const { mode, hint, measures } = lastQuality(kiosk);
    expect({ mode, hint }).toEqual({ mode: 'automatic', hint: 'steady' });
    const share = measures!['interEyePx']! / (480 * faceHeight);
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.5);
  }

  test('a portrait hangs on the wall, somebody steps before it: the picture is theirs', async () => {
    const { sent } = await show('portraitBehind');
    await isPhotographed(customer, sent);
  });

  test(
    'two were there first, one of them moves: who steps before them is photographed',
    { tag: '@prove' },
    async () => {
      const { sent } = await show('twoBehind');
      await isPhotographed(customer, sent);
    },
  );

  test('a portrait in the oval is left alone until somebody sits down below it', async () => {
    const { sent } = await show('portraitInOval');
    await expect(kiosk.page.locator('[data-action="takePicture"]')).toBeEnabled();
    await isPhotographed(seated, sent);
  });

  test('a burnt-out white headscarf is not too bright', { tag: '@prove' }, async () => {
    const { sent, hints } = await show('whiteHeadscarf');
    await isPhotographed(customer, sent);
    expect(await hints()).not.toContain('tooBright');
  });

  test('a niqab: asked to show the face, then staff are offered; nothing is sent', async () => {
    const { sent } = await show('niqab');
    await expect(kiosk.page.locator('[data-hint]')).toHaveAttribute('data-hint', 'uncoverFace');
    await press(kiosk.page, 'askStaff');
    await onScreen(kiosk.page, 'staffCalled');
    expect(sent()).toBe(0);
  });

  test('somebody else in the very same place: the session ends, nothing is sent', async () => {
    const { sent } = await show('swap');
    await expect(kiosk.page.locator('[data-hint]')).toHaveAttribute('data-hint', 'tiltRight');
    expect(await endOf(kiosk.page)).toBe('waiting');
    expect(sent()).toBe(0);
  });

  test('a look over the shoulder, a portrait behind: the session goes on', { tag: '@prove' }, async () => {
    const { sent, hints } = await show('lookAway');
    await expect(kiosk.page.locator('[data-hint]')).toHaveAttribute('data-hint', 'noFace');
    await isPhotographed(customer, sent);
    expect(await hints()).toContain('tiltRight');
  });

  test('five frames a second: the picture takes itself', { tag: '@prove' }, async () => {
    const { sent } = await show('fiveFrames');
    await isPhotographed(customer, sent);
  });
});

/** The screen with which the visit ends. */
async function endOf(page: Page): Promise<string | null> {
  let screen: string | null = null;
  const look = async () => (screen = await page.locator('[data-screen]').getAttribute('data-screen'));
  await expect.poll(look).not.toMatch(/^(camera|checking)$/);
  return screen;
}
