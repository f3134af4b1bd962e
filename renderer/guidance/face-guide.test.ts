import { describe, expect, it } from 'vitest';
import { FakeFaceObserver } from '../../test/fakes/face-observer.ts';
import { emptyFrameAt, frameAt, goodFace, movedBy, type Change } from '../../test/fakes/observations.ts';
import { FaceGuide } from './face-guide.ts';
import type { GuideEvent } from './guide.ts';
import type { Observation } from './observation.ts';

const everyMs = 80;
const limits = {
  longestSidePx: 1280,
  quality: 0.8,
  minInterEyePx: 120,
  targetBytes: 300_000,
  hardCapBytes: 900_000,
};

/** A guide before a camera, and what it said. */
async function follow({ works = true, camera = true } = {}) {
  const observer = new FakeFaceObserver();
  observer.works = works;
  const track = camera ? ({} as MediaStreamTrack) : null;
  const guide = new FaceGuide({ observer, track: () => track });
  const events: GuideEvent[] = [];
  const stop = guide.follow(90, (event) => events.push(event));
  await Promise.resolve();
  await Promise.resolve();
  let atMs = 0;
  const show = (frames: number, frame: (atMs: number) => Observation): void => {
    for (let count = 0; count < frames; count += 1) observer.show(frame((atMs += everyMs)));
  };
  return {
    observer,
    guide,
    events,
    stop,
    show,
    good: (frames: number, change?: Change) => show(frames, (at) => frameAt(at, change)),
    empty: (frames: number) => show(frames, emptyFrameAt),
    types: () => events.map(({ type }) => type),
    hints: () => events.flatMap((event) => (event.type === 'GUIDANCE' ? [event.guidance.hint] : [])),
  };
}

describe('a cooperative person', () => {
  it('is steady after 800 ms, once, with a ring that takes as long', async () => {
    const rig = await follow();
    rig.good(10);
    expect(rig.types()).not.toContain('FACE_STEADY');
    rig.good(1);
    expect(rig.types()).toContain('FACE_STEADY');
    rig.good(20);
    expect(rig.types().filter((type) => type === 'FACE_STEADY')).toHaveLength(1);
    const held = rig.events.flatMap((event) => (event.type === 'GUIDANCE' ? [event.guidance] : []));
    expect(held.at(0)).toMatchObject({ hint: 'steady', holding: { id: 1, durationMs: 800 } });
    expect(rig.observer.rotation).toBe(90);
  });

  it('gets the best frame of the hold, with what it scored', async () => {
    const rig = await follow();
    rig.good(12);
    const taken = await rig.guide.take('automatic', limits);
    expect(taken?.quality).toMatchObject({
      mode: 'automatic',
      hint: 'steady',
      measures: { interEyePx: 115, steadyMs: 880 },
    });
    expect(taken?.quality.measures?.framesCompared).toBeGreaterThan(8);
    expect(rig.observer.calls.filter((call) => call === 'collect')).toHaveLength(1);
  });
});

describe('a hold that breaks', () => {
  it('throws its frames away and starts again', async () => {
    const rig = await follow();
    rig.good(8);
    rig.good(6, { face: { yawDeg: 30 } });
    expect(rig.observer.calls.filter((call) => call === 'collect' || call === 'forget')).toEqual([
      'collect',
      'forget',
    ]);
    rig.good(10);
    expect(rig.types()).not.toContain('FACE_STEADY');
    rig.good(2);
    expect(rig.types()).toContain('FACE_STEADY');
  });

  it('forgives one frame, but does not count it', async () => {
    const rig = await follow();
    rig.good(6);
    rig.good(1, { face: { eyesOpen: 0.1 } });
    rig.good(5);
    expect(rig.types()).not.toContain('FACE_STEADY');
    rig.good(2);
    expect(rig.types()).toContain('FACE_STEADY');
    expect(rig.observer.calls).not.toContain('forget');
  });

  it('is none of a stream that shows the same frame again and again', async () => {
    const rig = await follow();
    rig.show(30, (at) => ({ ...frameAt(at), fingerprint: 7 }));
    expect(rig.types()).not.toContain('FACE_STEADY');
  });

  it('is broken by a head that moves, which says so', async () => {
    const rig = await follow();
    for (let step = 0; step < 20; step += 1) rig.good(1, { face: movedBy(step * 15 - 150, 0) });
    expect(rig.types()).not.toContain('FACE_STEADY');
    expect(rig.hints()).toContain('holdStill');
  });
});

describe('whoever leaves', () => {
  it('and was never there is not missed', async () => {
    const rig = await follow();
    rig.empty(100);
    expect(rig.types()).toEqual(['GUIDANCE']);
  });

  it('is told once, and nothing of them is kept', async () => {
    const rig = await follow();
    rig.good(8);
    rig.good(1, { crowd: { customer: null, left: 'swapped' } });
    expect(rig.types()).not.toContain('FACE_STEADY');
    expect(rig.types().filter((type) => type === 'PERSON_LEFT')).toHaveLength(1);
    expect(rig.observer.calls.at(-1)).toBe('forget');
  });
});

describe('somebody else in the picture', () => {
  it('keeps the picture from being taken, however long', async () => {
    const rig = await follow();
    rig.good(40, { second: { ...goodFace, ...movedBy(350, 0) } });
    expect(rig.types()).not.toContain('FACE_STEADY');
    expect(rig.hints()).toEqual(['severalPeople']);
  });

  it('far behind is none of it', async () => {
    const rig = await follow();
    const far = { ...goodFace, box: { x: 100, y: 100, width: 60, height: 80 } };
    rig.good(12, { second: far });
    expect(rig.types()).toContain('FACE_STEADY');
  });
});

describe('the button', () => {
  it('takes the best of the next five frames, whatever they show', async () => {
    const rig = await follow();
    rig.good(5, { pixels: { luminance: 30 } });
    const taking = rig.guide.take('by-hand', limits);
    rig.good(5, { pixels: { luminance: 30 } });
    expect((await taking)?.quality).toMatchObject({ mode: 'by-hand', hint: 'lightBehind' });
  });

  it('is not overtaken by a hold that ends in the middle of it', async () => {
    const rig = await follow();
    rig.good(9);
    const taking = rig.guide.take('by-hand', limits);
    rig.good(5);
    expect((await taking)?.quality).toMatchObject({ mode: 'by-hand', hint: 'steady' });
    expect(rig.types()).not.toContain('FACE_STEADY');
  });
});

describe('where there is no guidance', () => {
  it.each([
    ['the model does not run', { works: false }],
    ['no camera is open', { camera: false }],
  ])('%s: says so, and gives no picture', async (_, options) => {
    const rig = await follow(options);
    expect(rig.types()).toEqual(['GUIDE_FAILED']);
    expect(await rig.guide.take('by-hand', limits)).toBeNull();
  });

  it('it breaks in the middle: says so', async () => {
    const rig = await follow();
    rig.good(3);
    rig.observer.break();
    expect(rig.types().at(-1)).toBe('GUIDE_FAILED');
  });
});

it('says nothing and keeps nothing after it was stopped', async () => {
  const rig = await follow();
  rig.good(3);
  const said = rig.events.length;
  rig.stop();
  rig.good(20);
  expect(rig.events).toHaveLength(said);
  expect(rig.observer.isWatching).toBe(false);
  expect(await rig.guide.take('automatic', limits)).toBeNull();
});
