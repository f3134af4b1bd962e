import { describe, expect, it } from 'vitest';
import { emptyFrameAt, frameAt, goodFace, goodPixels, movedBy } from '../../test/fakes/observations.ts';
import { faceAt, somebodyElse } from '../../test/fakes/faces.ts';
import { play, type Scene, type Thing } from '../../test/fakes/hall.ts';
import { guideFrame, nobodyGuided, type GuideStep } from './guide-frame.ts';
import type { GuideEvent } from './guide.ts';
import type { Observation } from './observation.ts';
import { steadyMs } from './steadiness.ts';

const rates = [2, 3, 5, 12, 30, 60];

type Judged = GuideStep & { readonly atMs: number };

function judge(observations: readonly Observation[]): Judged[] {
  let state = nobodyGuided;
  return observations.map((observation) => {
    const step = guideFrame(state, observation);
    state = step.state;
    return { ...step, atMs: observation.atMs };
  });
}

/** The worker's judgement of a hall, frame by frame. */
function guide(scenes: readonly Scene[], fps = 12): Judged[] {
  return judge(
    play(scenes, fps).map(({ atMs, customer, others, report }) => ({
      ...{ atMs, width: 1280, height: 720, fingerprint: atMs, crowd: report },
      faces: customer ? [customer.face, ...others.map(({ face }) => face)] : [],
      pixels: customer ? goodPixels : null,
    })),
  );
}

const firstMs = (steps: readonly Judged[], type: GuideEvent['type']): number | undefined =>
  steps.find(({ events }) => events.some((event) => event.type === type))?.atMs;
const hintsOf = (steps: readonly GuideStep[]): string[] =>
  steps.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'GUIDANCE' ? [event.guidance.hint] : [])),
  );

const person: Thing = { id: 1, face: goodFace };

describe('true time, whatever the frame rate', () => {
  it.each(rates)(
    'at %i frames a second: who holds still has their picture taken in a bounded time',
    (fps) => {
      const steadyAtMs = firstMs(guide([{ seconds: 12, things: [person] }], fps), 'FACE_STEADY');
      // Four frames, or 800 ms, after the first; evidence of life: two samples to settle, and one sway.
      expect(steadyAtMs! - 10_000).toBeGreaterThanOrEqual(steadyMs);
      expect(steadyAtMs! - 10_000).toBeLessThanOrEqual(Math.max(1_500, 5_000 / fps + 1_000));
    },
  );

  /** Back and forth across 160 px; 63 mm are 115 px. */
  const swinging = (fps: number, pxPerSecond: number): Observation[] =>
    Array.from({ length: 8 * fps }, (_, index) => {
      const atMs = 5_000 + (index * 1_000) / fps;
      const along = ((index / fps) * pxPerSecond) % 320;
      return frameAt(atMs, { face: movedBy(along < 160 ? along - 80 : 240 - along, 0) });
    });

  it.each(rates)('at %i frames a second: a head within the allowed speed is still', (fps) => {
    // 6.6 of 8 cm/s.
    const steadyAtMs = firstMs(judge(swinging(fps, 120)), 'FACE_STEADY');
    expect(steadyAtMs! - 5_000).toBeLessThanOrEqual(Math.max(steadyMs, 4_000 / fps) + 100);
  });

  it.each(rates)('at %i frames a second: a quicker one is told to hold still', (fps) => {
    // 11 cm/s.
    expect(hintsOf(judge(swinging(fps, 200)))).toContain('holdStill');
  });

  it.each(rates)('at %i frames a second: hints change with what is to be said', (fps) => {
    const row = (seconds: number, from: number, yawDeg: number): Observation[] =>
      Array.from({ length: seconds * fps }, (_, index) =>
        frameAt(5_000 + from * 1_000 + (index * 1_000) / fps, { face: { yawDeg } }),
      );
    const steps = judge([...row(4, 0, 30), ...row(4, 4, -30), ...row(4, 8, 0)]);
    const distinct = hintsOf(steps).filter((hint, index, all) => hint !== all[index - 1]);
    expect(distinct.filter((hint) => hint !== 'holdStill')).toEqual(['turnRight', 'turnLeft', 'steady']);
  });

  it.each(rates)('at %i frames a second: a departure comes after 3 s', (fps) => {
    const steps = guide(
      [
        { seconds: 6, things: [person] },
        { seconds: 6, things: [] },
      ],
      fps,
    );
    const lastSeenMs = 16_000 - 1_000 / fps;
    const leftMs = firstMs(steps, 'PERSON_LEFT')! - lastSeenMs;
    expect(leftMs).toBeGreaterThanOrEqual(2_999);
    expect(leftMs).toBeLessThanOrEqual(3_001 + 1_000 / fps);
  });

  it.each(rates)('at %i frames a second: nobody’s picture is taken in another’s session', (fps) => {
    const others: readonly Thing[] = [
      ...[faceAt(-400), faceAt(350), faceAt(0, 0, 0.5), faceAt(0, 0, 1.9)].map((face) => ({ id: 2, face })),
      { ...person, id: 2, proportions: somebodyElse },
    ];
    for (const other of others) {
      const steps = guide(
        [
          { seconds: 1, things: [{ ...person, face: faceAt(0, 0, 0.95) }] },
          { seconds: 5, things: [{ ...person, face: { ...goodFace, rollDeg: 25 } }] },
          { seconds: 6, things: [other] },
        ],
        fps,
      );
      const leftMs = firstMs(steps, 'PERSON_LEFT')!;
      expect(leftMs).toBeGreaterThan(16_000);
      const steadyAtMs = steps
        .filter(({ atMs }) => atMs >= 16_000)
        .find(({ events }) => events.some(({ type }) => type === 'FACE_STEADY'))?.atMs;
      expect(steadyAtMs ?? Number.POSITIVE_INFINITY).toBeGreaterThan(leftMs);
    }
  });
});

describe('only a living face is photographed by itself', () => {
  const portrait: Thing = { id: 50, face: goodFace, lives: false };

  it('a portrait in the oval is not, however well it hangs', () => {
    const steps = guide([{ seconds: 60, things: [portrait] }]);
    expect(firstMs(steps, 'FACE_STEADY')).toBeUndefined();
    expect(steps.flatMap(({ events }) => events)).toContainEqual({ type: 'FURNITURE', faces: 1 });
    expect(hintsOf(steps).at(-1)).toBe('noFace');
  });

  it('a person who is called furniture by mistake is guided again as soon as they move', () => {
    const steps = guide([
      { seconds: 8, things: [portrait] },
      { seconds: 4, things: [{ ...portrait, lives: true }] },
    ]);
    expect(firstMs(steps, 'FACE_STEADY')).toBeGreaterThan(18_000);
    expect(firstMs(steps, 'FACE_STEADY')).toBeLessThan(21_000);
  });

  it('all is well and the face has shown no life yet: the picture waits for it', () => {
    const row = (from: number, count: number, isAlive: boolean): Observation[] =>
      Array.from({ length: count }, (_, index) => frameAt((from + index) * 80, { crowd: { isAlive } }));
    const steps = judge([...row(0, 20, false), ...row(20, 5, true)]);
    expect(firstMs(steps, 'FACE_STEADY')).toBe(20 * 80);
    expect(steps.filter(({ events }) => events.some(({ type }) => type === 'FACE_STEADY'))).toHaveLength(1);
  });
});

describe('another person is guided', () => {
  const row = (from: number, count: number, customer: number | null, eyesOpen = 0.31): Observation[] =>
    Array.from({ length: count }, (_, index) => {
      const atMs = (from + index) * 80;
      return customer === null
        ? emptyFrameAt(atMs)
        : frameAt(atMs, { crowd: { customer }, face: { eyesOpen } });
    });

  it('what was known of the first is not held against them: their hold, their eyes', () => {
    const steps = judge([...row(0, 8, 1, 0.36), ...row(8, 12, 2, 0.25)]);
    expect(steps[7]!.state.steadiness.goodMs).toBe(560);
    expect(steps[8]!.state.steadiness.goodMs).toBe(0);
    expect(steps[8]!.keeping).toBe('collect');
    expect(steps[8]!.state.assessment.faults).toEqual(new Set());
  });

  it('nor after nobody was there for a while', () => {
    const steps = judge([...row(0, 8, 1, 0.36), ...row(8, 4, null), ...row(12, 4, 2, 0.25)]);
    expect(steps.at(-1)!.state.eyes.widest).toBeLessThan(0.26);
  });

  it('but who was only lost from sight keeps what was learnt of their eyes', () => {
    const steps = judge([...row(0, 8, 1, 0.36), ...row(8, 4, null), ...row(12, 4, 1, 0.25)]);
    expect(steps.at(-1)!.state.assessment.faults).toEqual(new Set(['openEyes']));
  });
});

describe('the frame that is kept', () => {
  it('is looked for from the hold’s beginning, and thrown away when it breaks', () => {
    const good = (from: number, count: number): Observation[] =>
      Array.from({ length: count }, (_, index) => frameAt((from + index) * 80));
    const turned = [8, 9, 10].map((index) => frameAt(index * 80, { face: { yawDeg: 30 } }));
    const keeping = judge([...good(0, 8), ...turned, ...good(11, 3)]).map((step) => step.keeping);
    expect(keeping.map((what, index) => [index, what]).filter(([, what]) => what !== null)).toEqual([
      [0, 'collect'],
      [9, 'forget'],
      [11, 'collect'],
    ]);
  });

  it('belongs to the button while a picture is taken by hand', () => {
    const { state } = guideFrame(nobodyGuided, frameAt(0));
    expect(guideFrame(state, frameAt(80, { face: { yawDeg: 40 } }), true).keeping).toBeNull();
  });
});

it('somebody is there whose face can’t be seen: asked to show it, not to face the camera', () => {
  const covered = (index: number): Observation => emptyFrameAt(index * 80, { isCovered: true });
  const steps = judge(Array.from({ length: 100 }, (_, index) => covered(index)));
  expect(hintsOf(steps)).toEqual(['uncoverFace']);
  expect(firstMs(steps, 'FACE_STAYS_COVERED')).toBe(5_040);
  expect(steps.flatMap(({ events }) => events)).toHaveLength(2);
});

it('eyes above a white mask, which makes them look darker, are nothing to hold the person to without it', () => {
  const row = (from: number, pixels: Partial<typeof goodPixels>): Observation[] =>
    Array.from({ length: 12 }, (_, index) => frameAt(from + index * 80, { pixels }));
  const steps = judge([
    ...row(0, {}),
    ...row(1_000, { coveredMouth: 1, eyesDark: 0.95 }),
    ...row(2_000, { eyesDark: 0.6 }),
  ]);
  const unmasked = steps.filter(({ atMs }) => atMs >= 2_000);
  expect(unmasked.flatMap(({ state }) => [...state.assessment.faults])).not.toContain('openEyes');
});
