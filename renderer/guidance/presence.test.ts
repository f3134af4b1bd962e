import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFrameAt, frameAt, goodFace, movedBy } from '../../test/fakes/observations.ts';
import { assess } from './assess.ts';
import type { Face, Observation } from './observation.ts';
import { followFace, nobodyYet, type Departure } from './presence.ts';
import { countSteady, restless, steadyMs } from './steadiness.ts';
import { kioskThresholds } from './thresholds.ts';

const everyMs = 80;
type Shows = readonly Face[];

const person: Shows = [goodFace];
const nobody: Shows = [];
const at = (x: number, y = 0): Face => ({ ...goodFace, ...movedBy(x, y) });
/** Around the same middle. */
const scaled = (face: Face, by: number): Face => {
  const { x, y, width, height } = face.box;
  const box = {
    x: x + (width * (1 - by)) / 2,
    y: y + (height * (1 - by)) / 2,
    width: width * by,
    height: height * by,
  };
  return { ...face, box, interEyePx: face.interEyePx * by };
};
const far = scaled(at(-450, -100), 0.3);

function frameOf(atMs: number, faces: Shows): Observation {
  const largestFirst = [...faces].sort((one, other) => other.box.height - one.box.height);
  return largestFirst.length > 0 ? { ...frameAt(atMs), faces: largestFirst } : emptyFrameAt(atMs);
}

/** Who left, and how long after the first frame; null: whoever came first is still there. */
function follow(
  rows: readonly (readonly [times: number, faces: Shows])[],
  apartMs = everyMs,
): { readonly left: Departure; readonly atMs: number } | null {
  let presence = nobodyYet;
  let atMs = 0;
  for (const [times, faces] of rows) {
    for (let count = 0; count < times; count += 1) {
      const followed = followFace(presence, frameOf(10_000 + atMs, faces));
      if (followed.left) return { left: followed.left, atMs };
      presence = followed.presence;
      atMs += apartMs;
    }
  }
  return null;
}

describe('the person', () => {
  it('stays while they stay, come nearer, sway, and turn to somebody behind them', () => {
    expect(follow([[100, person]])).toBeNull();
    expect(follow([0, 1, 2, 3, 4, 5].map((step) => [1, [scaled(goodFace, 1 + step * 0.1)]]))).toBeNull();
    expect(follow([-60, 60, -60, 60].map((x) => [1, [at(x)]]))).toBeNull();
    const profile = { ...goodFace, yawDeg: 75, interEyePx: 30, box: { ...goodFace.box, width: 150 } };
    expect(
      follow([
        [10, person],
        [10, [profile]],
        [15, nobody],
        [10, person],
      ]),
    ).toBeNull();
  });

  it('hurries a little: from frame to frame by less than the face’s height', () => {
    expect(follow([-280, 0, 280, 0].map((x) => [1, [at(x)]]))).toBeNull();
  });

  it('is lost for a moment: comes back to the same place', () => {
    expect(
      follow([
        [5, person],
        [3, nobody],
        [5, [at(150)]],
      ]),
    ).toBeNull();
    expect(
      follow([
        [5, person],
        [30, nobody],
        [5, [at(60, 40)]],
      ]),
    ).toBeNull();
  });

  it('bends down and comes up from the frame’s edge', () => {
    expect(
      follow([
        [5, person],
        [12, nobody],
        [2, [at(20, 230)]],
        [2, [at(20, 140)]],
        [20, person],
      ]),
    ).toBeNull();
  });

  it('holds a hand before the face, and somebody is seen behind', () => {
    expect(
      follow([
        [5, [goodFace, far]],
        [5, [far]],
        [20, person],
      ]),
    ).toBeNull();
  });

  it('is not left for somebody who leans in beside them, though that one is larger', () => {
    const nearer = scaled(at(260), 1.4);
    expect(
      follow([
        [5, person],
        [40, [goodFace, nearer]],
        [10, person],
      ]),
    ).toBeNull();
  });

  it('is whoever is nearest to their place, cheek to cheek with a larger face', () => {
    const cheek = scaled(at(200), 1.3);
    let { presence } = followFace(nobodyYet, frameOf(0, person));
    ({ presence } = followFace(presence, frameOf(80, [goodFace, cheek])));
    expect(presence.last).toBe(goodFace);
  });
});

describe('whoever is gone', () => {
  it('is missed after 3 s', () => {
    expect(
      follow([
        [5, person],
        [100, nobody],
      ]),
    ).toEqual({ left: 'gone', atMs: 320 + 3_040 });
  });

  it('and was never there is not', () => {
    expect(follow([[200, nobody]])).toBeNull();
  });

  it('for 3 s is gone even if somebody comes then', () => {
    expect(
      follow([
        [5, person],
        [34, nobody],
        [20, [at(400)]],
      ]),
    ).toMatchObject({ left: 'gone' });
  });
});

describe('another person', () => {
  it.each<[string, Shows]>([
    ['in another place', [at(-400)]],
    ['of another size', [scaled(goodFace, 0.5)]],
    ['much nearer', [scaled(goodFace, 1.9)]],
  ])('%s is noticed after half a second', (_, other) => {
    const swap = follow([
      [5, person],
      [40, other],
    ]);
    expect(swap?.left).toBe('swapped');
    expect(swap?.atMs).toBeLessThanOrEqual(400 + 560);
  });

  it('after a gap is noticed nearer to the old place, too', () => {
    const beside = [at(160)];
    expect(
      follow([
        [5, person],
        [10, beside],
      ]),
    ).toBeNull();
    expect(
      follow([
        [5, person],
        [10, nobody],
        [10, beside],
      ]),
    ).toMatchObject({ left: 'swapped' });
  });

  it('who pushes before the person, so that they count as background, takes over', () => {
    const big = scaled(at(150), 1.5);
    const small = scaled(goodFace, 0.6);
    expect(
      follow([
        [5, [small]],
        [20, [small, big]],
      ]),
    ).toMatchObject({ left: 'swapped' });
  });

  it('who takes the very same place at once is not noticed: this is no face recognition', () => {
    const somebodyElse = { ...goodFace, eyesOpen: 0.25, interEyePx: 100 };
    expect(
      follow([
        [5, person],
        [40, [somebodyElse]],
      ]),
    ).toBeNull();
  });
});

it('nobody’s picture is taken in another’s session: a swap is noticed before the swapped one was steady', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 33, max: 400 }),
      fc.oneof(
        fc.integer({ min: 310, max: 500 }).map((x) => at(x)),
        fc.integer({ min: -500, max: -310 }).map((x) => at(x)),
        fc.double({ min: 0.4, max: 0.58, noNaN: true }).map((by) => scaled(goodFace, by)),
        fc.double({ min: 1.72, max: 2.1, noNaN: true }).map((by) => scaled(goodFace, by)),
      ),
      (goodFrames, emptyFrames, apartMs, other) => {
        let presence = nobodyYet;
        let steadiness = restless;
        const total = goodFrames + emptyFrames + 80;
        for (let count = 0; count < total; count += 1) {
          const isOther = count >= goodFrames + emptyFrames;
          const faces = isOther ? [other] : count < goodFrames ? person : nobody;
          const frame = frameOf(10_000 + count * apartMs, faces);
          const followed = followFace(presence, frame);
          if (followed.left) return;
          presence = followed.presence;
          // As if nothing were wrong with the other one: off centre and too near would help.
          steadiness = countSteady(steadiness, frame, { hint: 'steady', faults: new Set() });
          if (isOther) expect(steadiness.goodMs).toBeLessThan(steadyMs);
        }
        throw new Error('the swap was never noticed');
      },
    ),
  );
});

it('a face that counts as background for the one counts so for the other', () => {
  const small = scaled(goodFace, 0.4);
  const big = scaled(at(300), 1.1);
  const { faults } = assess({ ...frameAt(0), faces: [big, small] }, kioskThresholds);
  expect(faults.has('severalPeople')).toBe(false);
  expect(
    follow([
      [5, [small]],
      [20, [small, big]],
    ]),
  ).not.toBeNull();
});
