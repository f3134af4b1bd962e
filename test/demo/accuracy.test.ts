import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { liveFrom } from '../../main/demo/judge.ts';
import type { FaceScores, ScoreFace } from '../../main/demo/model/face-models.ts';
import { decodePicture, type Picture } from '../../main/demo/decode-picture.ts';
import { scoreFaceForTests } from './face-models.ts';
import { cutPerson, framings } from './framings.ts';

let scoreFace: ScoreFace;
beforeAll(async () => {
  scoreFace = await scoreFaceForTests();
});

async function load(name: string): Promise<Picture> {
  const picture = decodePicture(
    await readFile(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))),
  );
  if (picture === null) throw new Error(`${name} is no picture`);
  return picture;
}

const lower = (scores: FaceScores | null) => (scores === null ? 0 : Math.min(scores.real, scores.live));

test.each(['camera/person.mjpeg', 'camera/person-2.mjpeg'])(
  'the sample camera %s is seen as live',
  async (name) => {
    expect(lower(scoreFace(await load(name)))).toBeGreaterThanOrEqual(liveFrom);
  },
);

// The last one is the cup as the kiosk photographed it: in one crop its spoon was taken for a face, and passed.
test.each(['coffee.png', 'camera/empty.mjpeg', 'coffee-at-the-kiosk.jpg'])(
  'no face is found in %s',
  async (name) => {
    expect(scoreFace(await load(name))).toBeNull();
  },
);

test.each(['astronaut.png', 'grace_hopper.jpg'])(
  '%s passes near, far and in half the light',
  async (name) => {
    const picture = await load(name);
    const found = scoreFace(picture);
    expect(found).not.toBeNull();
    const person = cutPerson(picture, found!.box);
    for (const how of ['face 150 px', 'face 330 px', 'half the light']) {
      expect(lower(scoreFace(framings[how]!(person))), how).toBeGreaterThanOrEqual(liveFrom);
    }
  },
  60_000,
);

test('a picture leaves no tensor behind, so that the service does not grow', async () => {
  const { memory } = await import('@tensorflow/tfjs-core');
  const picture = await load('grace_hopper.jpg');
  scoreFace(picture);
  const before = memory().numTensors;
  for (let i = 0; i < 5; i += 1) scoreFace(picture);
  expect(memory().numTensors).toBe(before);
});
