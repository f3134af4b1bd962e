import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFrameAt, frameAt, goodFace, movedBy, type Change } from '../../test/fakes/observations.ts';
import { assess } from './assess.ts';
import type { Observation } from './observation.ts';
import { countSteady, restless, steadyMs, type Steadiness } from './steadiness.ts';

const everyMs = 80;

/** What is counted after each of these frames. */
function count(frames: readonly Observation[]): Steadiness[] {
  let steadiness = restless;
  return frames.map((frame) => {
    steadiness = countSteady(steadiness, frame, assess(frame));
    return steadiness;
  });
}

/** Frames in a row, one for each change; an empty change is a good frame. */
const row = (changes: readonly Change[], apartMs = everyMs): Observation[] =>
  changes.map((change, index) => frameAt(5_000 + index * apartMs, change));
const good = (times: number): Change[] => Array.from({ length: times }, () => ({}));
const closed: Change = { face: { eyesOpen: 0.1 } };
const last = (all: readonly Steadiness[]): number => all.at(-1)!.goodMs;

describe('holding still', () => {
  it('is counted from the first good frame on', () => {
    expect(count(row(good(11))).map(({ goodMs }) => goodMs)).toEqual(
      Array.from({ length: 11 }, (_, index) => index * everyMs),
    );
  });

  it('of the mesh’s own tremble is still', () => {
    const tremble = Array.from({ length: 12 }, (_, index) => ({ face: movedBy(index % 2, -(index % 2)) }));
    expect(last(count(row(tremble)))).toBeGreaterThanOrEqual(steadyMs);
    const atThirty = Array.from({ length: 40 }, (_, index) => ({ face: movedBy((index % 2) * 5, 0) }));
    expect(last(count(row(atThirty, 33)))).toBeGreaterThanOrEqual(steadyMs);
  });

  it('needs four frames at least, however long lies between them', () => {
    const slow = count(row(good(5), 2_000));
    expect(slow.findIndex(({ goodMs }) => goodMs >= steadyMs)).toBe(4);
  });

  it('is none before anybody is there', () => {
    expect(last(count([emptyFrameAt(0), emptyFrameAt(2_000), frameAt(2_080)]))).toBe(0);
  });
});

describe('a blink', () => {
  it.each([80, 160, 240, 320])('of %i ms stops the clock and does not turn it back', (lengthMs) => {
    const blink = Array.from({ length: lengthMs / everyMs }, () => closed);
    const all = count(row([...good(6), ...blink, ...good(2)]));
    expect(all[5]!.goodMs).toBe(400);
    expect(all[5 + blink.length]!.goodMs).toBe(400);
    expect(last(all)).toBe(480);
  });

  it('that does not end is no blink', () => {
    expect(last(count(row([...good(6), ...Array.from({ length: 7 }, () => closed)])))).toBe(0);
  });

  it('is not forgiven along with another fault', () => {
    const both: Change = { ...closed, pixels: { sharpness: 0 } };
    expect(last(count(row([...good(6), both, both])))).toBe(0);
  });
});

describe('any other fault', () => {
  const blurred: Change = { pixels: { sharpness: 0 } };

  it('is forgiven for a frame', () => {
    expect(last(count(row([...good(6), blurred, ...good(2)])))).toBe(480);
  });

  it('is not for two', () => {
    expect(last(count(row([...good(6), blurred, blurred])))).toBe(0);
    expect(last(count(row([...good(6), blurred, blurred, ...good(3)])))).toBe(160);
  });

  it.each<[string, Change]>([
    ['another person', { second: { ...goodFace, ...movedBy(300, 0) } }],
    ['a leap', { face: movedBy(60, 0) }],
    [
      'a face of another size in the same place',
      { face: { box: { x: 448, y: 120, width: 384, height: 480 } } },
    ],
  ])('%s is not forgiven at all', (_, change) => {
    const all = count(row([...good(6), change]));
    expect(last(all)).toBe(0);
  });

  it('nor is a frame without anybody', () => {
    const frames = [...row(good(6)), emptyFrameAt(5_480), frameAt(5_560)];
    expect(last(count(frames))).toBe(0);
  });
});

describe('motion', () => {
  /** 63 mm are 115 px: 120 px/s are 6.6 cm/s, 200 px/s are 11 cm/s; 8 cm/s are allowed. */
  const walkingAt = (fps: number, pxPerSecond: number): number => {
    let steadiness = restless;
    let most = 0;
    for (let frame = 0; frame < 6 * fps; frame += 1) {
      const atMs = 5_000 + (frame * 1_000) / fps;
      const moving = frameAt(atMs, { face: movedBy((frame / fps) * pxPerSecond, 0) });
      // Without other faults, for example of position.
      steadiness = countSteady(steadiness, moving, { hint: 'steady', faults: new Set() });
      most = Math.max(most, steadiness.goodMs);
    }
    return most;
  };

  it.each([2, 3, 5, 12, 30, 60])('counts by its speed, at %i frames a second', (fps) => {
    expect(walkingAt(fps, 120)).toBeGreaterThanOrEqual(steadyMs);
    expect(walkingAt(fps, 200)).toBeLessThan(60);
  });

  it('of somebody further away is the same motion in fewer pixels', () => {
    const moving = (interEyePx: number): number =>
      last(
        count(
          row(Array.from({ length: 8 }, (_, index) => ({ face: { interEyePx, ...movedBy(index * 10, 0) } }))),
        ),
      );
    expect(moving(115)).toBeGreaterThan(0);
    expect(moving(80)).toBe(0);
  });
});

describe('a camera that repeats its frames', () => {
  /** Each frame as often as this, 80 ms apart. */
  const repeating = (times: number, changes: readonly Change[]): Observation[] =>
    row(changes.flatMap((change) => Array.from({ length: times }, () => change))).map((frame, index) => ({
      ...frame,
      fingerprint: Math.floor(index / times),
    }));

  it.each([2, 3])('%i times makes nobody wait longer, and nobody less long', (times) => {
    const counted = count(repeating(times, good(20)));
    const steadyAt = counted.findIndex(({ goodMs }) => goodMs >= steadyMs);
    expect(steadyAt * everyMs).toBeGreaterThanOrEqual(steadyMs);
    expect(steadyAt * everyMs).toBeLessThan(steadyMs + times * everyMs);
  });

  it('does not have a fault forgiven twice', () => {
    const counted = count(repeating(2, [...good(4), { pixels: { sharpness: 0 } }, {}]));
    expect(counted.map(({ goodMs }) => goodMs).slice(6)).toEqual([480, 480, 480, 480, 480, 480]);
    const broken = count(repeating(2, [...good(4), ...Array(2).fill({ pixels: { sharpness: 0 } })]));
    expect(last(broken)).toBe(0);
  });

  it('and then stands still in the middle of a hold, ends it; the time it stood still never counts', () => {
    const stuck = row(good(18)).map((frame, index) => ({
      ...frame,
      fingerprint: index < 16 ? Math.min(index, 5) : index,
    }));
    expect(count(stuck).map(({ goodMs }) => goodMs)).toEqual([
      ...[0, 80, 160, 240, 320, 400],
      ...[400, 400, 400, 400, 400, 400],
      ...[0, 0, 0, 0],
      ...[0, 80],
    ]);
  });
});

describe('a stream that stands still', () => {
  it('is nobody holding still', () => {
    const frozen = row(good(30)).map((frame) => ({ ...frame, fingerprint: 7 }));
    expect(Math.max(...count(frozen).map(({ goodMs }) => goodMs))).toBeLessThan(steadyMs);
    expect(last(count(frozen))).toBe(0);
  });
});

it('never counts more time than there was, and never without a face', () => {
  const anyChange = fc.oneof(
    fc.constant<Change>({}),
    fc.constant(closed),
    fc.constant<Change>({ pixels: { sharpness: 0 } }),
    fc.integer({ min: -80, max: 80 }).map((x): Change => ({ face: movedBy(x, 0) })),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(anyChange, fc.integer({ min: 20, max: 3_000 }))), (steps) => {
      let atMs = 5_000;
      const frames = steps.map(([change, afterMs]) => {
        atMs += afterMs;
        return change ? frameAt(atMs, change) : emptyFrameAt(atMs);
      });
      count(frames).forEach(({ goodMs }, index) => {
        expect(goodMs).toBeLessThanOrEqual(frames[index]!.atMs - frames[0]!.atMs);
        if (frames[index]!.faces.length === 0) expect(goodMs).toBe(0);
      });
    }),
  );
});
