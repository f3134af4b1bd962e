import { expect, test } from 'playwright/test';
import { cameraFile, cameraSwitches } from '../../build/electron/fake-camera.ts';
import { rotations } from '../../preload/station.ts';
import type { Colour, FrameFormat, Frames } from '../guidance/frames.ts';
import { BuiltPage, type OpenedPage } from '../guidance/open-page.ts';
import { proving } from '../thoroughness.ts';

const formats: readonly FrameFormat[] = ['I420', 'I422', 'I444', 'NV12', 'RGBA', 'BGRX'];
const [red, green, blue, white]: readonly Colour[] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
];

/** Which colour each quarter has, top left first, when the frame has been turned clockwise. */
const turned = {
  0: [red, green, blue, white],
  90: [blue, red, white, green],
  180: [white, blue, green, red],
  270: [green, white, red, blue],
} as const;

let built: BuiltPage;
let opened: OpenedPage;
test.beforeAll(async () => {
  built = await BuiltPage.build('frames');
  opened = await built.open(cameraSwitches(cameraFile('person')));
  await opened.page.waitForFunction(() => 'frames' in globalThis);
});
test.afterAll(async () => {
  await opened.close();
  await built.close();
});

/** Calls the page's own functions; they are named, since the page's policy forbids to send any over. */
function ask<Name extends keyof Frames>(
  name: Name,
  ...given: Parameters<Frames[Name]>
): Promise<Awaited<ReturnType<Frames[Name]>>> {
  const call = { name, given };
  return opened.page.evaluate(
    (asked) => {
      const { frames } = globalThis as unknown as { frames: Record<string, (...args: unknown[]) => unknown> };
      return frames[asked.name]!(...asked.given) as never;
    },
    call as { name: string; given: unknown[] },
  );
}

for (const format of formats) {
  test(`${format}: the visible part of odd size, whichever way the camera hangs`, async () => {
    for (const rotation of rotations) {
      const { size, quarters } = await ask('copyMade', format, rotation);
      expect(size).toEqual(rotation % 180 === 0 ? [97, 53] : [53, 97]);
      for (const [index, colour] of quarters.entries()) {
        const wanted = turned[rotation][index]!;
        // Chroma that is halved and turned back costs a few levels.
        const most = Math.max(...colour.map((level, channel) => Math.abs(level - wanted[channel]!)));
        expect(most, `${rotation}°, quarter ${index}: ${colour.join(' ')}`).toBeLessThanOrEqual(6);
      }
    }
  });
}

test('a camera’s frame (MJPEG, decoded by the browser) has the colours that a canvas would give it', async () => {
  expect(await ask('openCamera')).toEqual({ format: 'I420', width: 1280, height: 720 });
  expect(await ask('compareWithDrawing')).toBeLessThan(2);
});

/** Of the page's own process, bytes. */
async function pageMemory(): Promise<number> {
  const { app } = opened;
  return app.evaluate(({ app: electron, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId();
    const metric = electron.getAppMetrics().find((one) => one.pid === pid);
    return (metric?.memory.workingSetSize ?? 0) * 1024;
  });
}

async function growthOver(how: 'copied' | 'drawn', frames: number): Promise<number> {
  await ask('take', how, 30);
  const before = await pageMemory();
  await ask('take', how, frames);
  return ((await pageMemory()) - before) / 2 ** 20;
}

const frames = proving ? 600 : 120;
test(`${frames} frames leave nothing in memory`, async () => {
  expect(await growthOver('copied', frames)).toBeLessThan(64);
  // Shows that the test would detect the cache of decoded pictures: 100 frames of 3.7 MB.
  expect(await growthOver('drawn', 100)).toBeGreaterThan(200);
});

const times = proving ? 100 : 20;
test(`a person is followed and left ${times} times, and the frames go on coming`, async () => {
  const first = await ask('followAndLeave', times);
  expect(first).toEqual(Array.from({ length: times }, () => 'GUIDANCE'));
});
