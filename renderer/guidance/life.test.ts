import { describe, expect, it } from 'vitest';
import { faceAt, followed, swayAt } from '../../test/fakes/faces.ts';
import { seededRandom } from '../../test/fakes/random.ts';
import {
  aliveMs,
  furnitureMs,
  lifeStateOf,
  sampleOf,
  unwatched,
  watchLife,
  type Life,
  type LifeState,
} from './life.ts';

interface Head {
  /** Of its sway; 0: a portrait on the wall. */
  readonly mmPerSecond?: number;
  /** Of one sample, in eye distances: 0.0005 to 0.003 at a sensor's noise of 2 to 8 levels, 0.006 at the worst. */
  readonly noise?: number;
  readonly fps?: number;
  readonly seconds?: number;
  readonly eyesOpen?: (atMs: number) => number;
}

const interEyePx = 100;
const adultMm = 63;

/** The state of the face after each sample. */
function watch({ mmPerSecond = 0, noise = 0.002, fps = 12, seconds = 60, eyesOpen }: Head) {
  const random = seededRandom(1);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()) * noise * interEyePx;
  const looks: { readonly atMs: number; readonly life: Life; readonly state: LifeState }[] = [];
  let life = unwatched;
  for (let atMs = 0; atMs < seconds * 1_000; atMs += 1_000 / fps) {
    const sway = swayAt(atMs, mmPerSecond);
    const x = 500 + (sway.x / adultMm) * interEyePx + normal();
    const y = 300 + (sway.y / adultMm) * interEyePx + normal();
    life = watchLife(life, { atMs, x, y, interEyePx, eyesOpen: eyesOpen?.(atMs) ?? 0.31 });
    looks.push({ atMs, life, state: lifeStateOf(life, atMs) });
  }
  return looks;
}

const rates = [2, 3, 5, 12, 30, 60];
const firstLife = (head: Head): number =>
  watch(head).find(({ state }) => state === 'alive')?.atMs ?? Number.POSITIVE_INFINITY;

describe('a portrait on the wall', () => {
  it.each(rates)('never lives within five minutes, at %i frames a second, whatever the noise', (fps) => {
    for (const noise of [0.0005, 0.003]) {
      const states = watch({ noise, fps, seconds: 300 }).map(({ state }) => state);
      expect(states, `noise ${noise}`).not.toContain('alive');
    }
  });

  it.each(rates)('is furniture after five seconds and two looks, at %i frames a second', (fps) => {
    const known = watch({ fps }).find(({ state }) => state === 'furniture');
    expect(known?.atMs).toBeGreaterThanOrEqual(furnitureMs);
    expect(known?.atMs).toBeLessThanOrEqual(furnitureMs + 3.5 * Math.max(67, 1_000 / fps));
  });

  it('is not called alive for the first looks, which lie beside all others', () => {
    let life = unwatched;
    for (let look = 0; look < 100; look += 1) {
      const x = look === 0 ? 495 : look === 1 ? 497 : 500;
      life = watchLife(life, { atMs: look * 80, x, y: 300, interEyePx, eyesOpen: 0.31 });
    }
    expect(life.livedMs).toBeNull();
  });
});

describe('a person who stands as still as they can', () => {
  it.each([
    // 6 mm/s is the mean of healthy adults with open eyes.
    [6, 900],
    [4, 1_100],
    [2, 2_000],
  ])('with a sway of %i mm/s shows life within %i ms at 12 frames a second', (mmPerSecond, withinMs) => {
    expect(firstLife({ mmPerSecond })).toBeLessThanOrEqual(withinMs);
    expect(firstLife({ mmPerSecond, noise: 0.0005 })).toBeLessThanOrEqual(withinMs);
  });

  it.each(rates)('goes on showing it, at %i frames a second', (fps) => {
    for (const mmPerSecond of [2, 4, 6]) {
      const looks = watch({ mmPerSecond, fps, seconds: 300 }).filter(({ atMs }) => atMs > 5_000);
      expect(looks.filter(({ state }) => state !== 'alive').length / looks.length).toBeLessThan(0.02);
      expect(looks.map(({ state }) => state)).not.toContain('furniture');
    }
  });

  it('or does not sway at all, and blinks', () => {
    const blinking = (atMs: number): number => (atMs % 4_000 < 200 ? 0.15 : 0.31);
    expect(firstLife({ eyesOpen: blinking })).toBeLessThan(4_500);
  });
});

describe('life', () => {
  it('is forgotten by a face that stops moving: a portrait that somebody brushed against', () => {
    const look = (atMs: number): number => (atMs < 1_000 ? 500 : 510);
    let life = unwatched;
    const states: LifeState[] = [];
    for (let atMs = 0; atMs <= 15_000; atMs += 100) {
      life = watchLife(life, { atMs, x: look(atMs), y: 300, interEyePx, eyesOpen: 0.31 });
      states.push(lifeStateOf(life, atMs));
    }
    expect(states[20]).toBe('alive');
    expect(states[Math.ceil((1_000 + 3_400 + aliveMs) / 100) + 1]).not.toBe('alive');
    expect(states.at(-1)).toBe('furniture');
  });

  it('is not looked for twice in the same look', () => {
    const once = watchLife(unwatched, { atMs: 5, x: 0, y: 0, interEyePx, eyesOpen: 0.3 });
    expect(watchLife(once, { atMs: 5, x: 90, y: 0, interEyePx, eyesOpen: 0.3 })).toBe(once);
  });

  it('takes no more than a second for a gap in which nobody looked', () => {
    let life = unwatched;
    for (let look = 0; look < 5; look += 1) {
      life = watchLife(life, { atMs: look * 60_000, x: 0, y: 0, interEyePx, eyesOpen: 0.3 });
    }
    expect(life.stillMs).toBeLessThan(furnitureMs);
  });
});

it('a look is the mean of the mesh’s points', () => {
  const [here, there] = [faceAt(0), faceAt(30, -20)].map((face) => sampleOf(followed(face, 1, 40)));
  expect(here!.atMs).toBe(40);
  expect(there!.x - here!.x).toBeCloseTo(30, 2);
  expect(there!.y - here!.y).toBeCloseTo(-20, 2);
});
