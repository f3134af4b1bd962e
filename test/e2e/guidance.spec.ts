import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraFile } from '../../build/electron/fake-camera.ts';
import { type Hint, hints } from '../../preload/contract.ts';
import type { CameraCode } from '../../preload/error-codes.ts';
import { live } from '../fakes/behaviour.ts';
import { type LivenessServer, startLivenessServer } from '../fakes/liveness-server.ts';
import { type Part, writeSequence } from '../guidance/camera-sequence.ts';
import { expect, test } from './fixtures.ts';
import { apiKey, goToCamera, type Kiosk, launchKiosk, onScreen, press, takeByHand } from './kiosk.ts';
import { lastQuality, readLog, watchHints } from './visit-notes.ts';
import { watchScreens } from './watch-screens.ts';

/** Every hint except the one without a fault. */
const faults = hints.filter((hint): hint is Exclude<Hint, 'steady'> => hint !== 'steady');

test.describe('guidance', () => {
  let before = 0;
  // The kiosk is shared with those who try to get out of it, whom it refuses much.
  test.beforeAll(({ shared }) => {
    before = readLog(shared.kiosk).length;
  });

  let folder: string;
  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kiosk-sequences-'));
  });
  test.afterAll(() => rmSync(folder, { recursive: true }));

  /** Closed eyes are known by how open they were a moment before. */
  async function sceneOf(hint: Hint): Promise<`hints/${Hint}` | { file: string }> {
    if (hint !== 'openEyes') return `hints/${hint}`;
    const file = join(folder, 'eyes.mjpeg');
    await writeSequence(file, [
      { file: cameraFile('hints/steady'), seconds: 0.5 },
      { file: cameraFile('hints/openEyes'), seconds: 30 },
    ]);
    return { file };
  }

  test('every hint is said to whom it concerns, and nobody’s picture is taken before it is heeded', async ({
    station: { kiosk, server },
  }) => {
    const begun = server.begun;
    const said: string[] = [];
    for (const hint of faults) {
      kiosk.show(await sceneOf(hint));
      await goToCamera(kiosk.page);
      await expect.soft(kiosk.page.locator('[data-hint]'), hint).toHaveAttribute('data-hint', hint);
      said.push(await kiosk.page.locator('.hint').innerHTML());
      await press(kiosk.page, 'back');
      await onScreen(kiosk.page, 'consent');
      await press(kiosk.page, 'decline');
      await press(kiosk.page, 'done');
    }
    expect(server.begun).toBe(begun);
    // Each has its own text or icon.
    expect(new Set(said).size).toBe(faults.length);
  });

  test('a person comes nearer, stands still, and the picture takes itself without a touch', async ({
    station: { kiosk, server },
  }) => {
    const sequence = join(folder, 'approach.mjpeg');
    await writeSequence(sequence, [
      { file: cameraFile('hints/tooFar'), seconds: 2 },
      ...([1, 2, 3] as const).map((step) => ({ file: cameraFile(`approach/${step}`), seconds: 0.4 })),
      { file: cameraFile('hints/steady'), seconds: 20 },
    ]);
    kiosk.show({ file: sequence });
    const begun = server.begun;
    const seen = await watchHints(kiosk);
    await goToCamera(kiosk.page, 'kk');
    await onScreen(kiosk.page, 'live');
    expect(server.begun).toBe(begun + 1);
    expect(await seen()).toEqual(expect.arrayContaining(['tooFar', 'steady']));
    expect(lastQuality(kiosk)).toMatchObject({ mode: 'automatic', hint: 'steady' });
    expect(lastQuality(kiosk).measures).toMatchObject({ interEyePx: expect.any(Number) });
  });

  test('two people: no picture, however long they stand there', async ({ station: { kiosk, server } }) => {
    kiosk.show('hints/severalPeople');
    const begun = server.begun;
    await goToCamera(kiosk.page);
    const camera = kiosk.page.locator('[data-hint]');
    await expect(camera).toHaveAttribute('data-hint', 'severalPeople');
    // Seconds later the button is there: still nothing was taken, and the hint is the same.
    await expect(kiosk.page.locator('[data-action="takePicture"]')).toBeEnabled();
    await expect(camera).toHaveAttribute('data-hint', 'severalPeople');
    expect(server.begun).toBe(begun);
  });

  test('one person gives way to another: the session is wiped and starts again', async ({
    station: { kiosk, server },
  }) => {
    const sequence = join(folder, 'swap.mjpeg');
    await writeSequence(sequence, [
      // Long enough to be the customer, however slow the machine.
      { file: cameraFile('hints/tiltLeft'), seconds: 8 },
      { file: cameraFile('empty'), seconds: 1 },
      { file: cameraFile('person-2'), seconds: 20 },
    ]);
    kiosk.show({ file: sequence });
    const begun = server.begun;
    await goToCamera(kiosk.page);
    await expect(kiosk.page.locator('[data-hint]')).toHaveAttribute('data-hint', 'tiltLeft');
    await onScreen(kiosk.page, 'waiting');
    expect(server.begun).toBe(begun);
  });

  test('the person walks away: 3 s later the session is over', async ({ station: { kiosk, server } }) => {
    const sequence = join(folder, 'leave.mjpeg');
    await writeSequence(sequence, [
      // Long enough to be the customer, however slow the machine.
      { file: cameraFile('hints/tiltLeft'), seconds: 8 },
      { file: cameraFile('empty'), seconds: 20 },
    ]);
    kiosk.show({ file: sequence });
    const begun = server.begun;
    await goToCamera(kiosk.page);
    await expect(kiosk.page.locator('[data-hint]')).toHaveAttribute('data-hint', 'noFace');
    await onScreen(kiosk.page, 'waiting');
    expect(server.begun).toBe(begun);
  });

  // A person whose picture is not taken meanwhile; the frozen camera shows them, the black one shows no person.
  const waiting = cameraFile('hints/tiltLeft');
  const faulty: readonly (readonly [CameraCode, Part])[] = [
    ['camera-black', { file: cameraFile('black'), seconds: 30 }],
    ['camera-frozen', { file: waiting, seconds: 30, still: true }],
  ];
  for (const [code, part] of faulty) {
    test(`${code}: noticed, said, and recovered without a restart`, async ({ station: { kiosk } }) => {
      const sequence = join(folder, `${code}.mjpeg`);
      await writeSequence(sequence, [{ file: waiting, seconds: 2 }, part]);
      kiosk.show({ file: sequence });
      await goToCamera(kiosk.page);
      await expect(kiosk.page.locator('[data-hint]')).toHaveAttribute('data-hint', 'tiltLeft');
      await onScreen(kiosk.page, 'cameraFault');
      kiosk.show('person');
      await onScreen(kiosk.page, 'live');
      expect(readLog(kiosk)).toContain(`"code":"${code}"`);
    });
  }

  test('a camera that is black for 4 s after each opening is waited for, and then used', async ({
    station: { kiosk },
  }) => {
    const sequence = join(folder, 'slow-exposure.mjpeg');
    await writeSequence(sequence, [
      { file: cameraFile('black'), seconds: 4 },
      { file: cameraFile('person'), seconds: 20 },
    ]);
    kiosk.show({ file: sequence });
    const seen = await watchScreens(kiosk.page);
    await goToCamera(kiosk.page);
    await onScreen(kiosk.page, 'live');
    expect(await seen()).toContain('cameraFault');
  });

  test('nothing of it asked the network for anything', async ({ station: { kiosk } }) => {
    expect(readLog(kiosk).slice(before)).not.toContain('request of the page refused');
  });
});

test.describe('machines without', () => {
  let server: LivenessServer;
  test.beforeAll(async () => {
    server = await startLivenessServer();
    server.behave(live);
  });
  test.afterAll(() => server.close());

  const launch = (args: readonly string[] = []): Promise<Kiosk> =>
    launchKiosk({
      args,
      environment: {
        LIVENESS_KIOSK_ENDPOINT: server.endpoint.href,
        LIVENESS_KIOSK_API_KEY: apiKey,
        LIVENESS_KIOSK_PRINT_ATTEMPTS: '1',
      },
    });

  test('WebGL: the guidance is as everywhere, and the picture takes itself', async () => {
    const kiosk = await launch(['--disable-gpu', '--disable-software-rasterizer', '--disable-3d-apis']);
    expect(
      await kiosk.page.evaluate(() => document.createElement('canvas').getContext('webgl') === null),
    ).toBe(true);
    await goToCamera(kiosk.page);
    await onScreen(kiosk.page, 'live');
    expect(lastQuality(kiosk)).toMatchObject({ mode: 'automatic', hint: 'steady' });
    await kiosk.close();
  });

  test('a worker that starts: nothing technical is said, and the button takes the picture', async () => {
    const kiosk = await launch();
    // As a damaged installation would have it: the worker's own file is not there.
    await kiosk.page.evaluate(() => {
      const PlainWorker = Worker;
      globalThis.Worker = class extends PlainWorker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(`${url}-missing`, options);
        }
      };
    });
    await takeByHand(kiosk.page);
    await expect(kiosk.page.locator('[data-phase="countdown"]')).toBeVisible();
    await onScreen(kiosk.page, 'live');
    expect(lastQuality(kiosk)).toEqual({ mode: 'unguided', hint: null, measures: null });
    await kiosk.close();
  });
});
