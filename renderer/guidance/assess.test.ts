import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hints } from '../../preload/contract.ts';
import { emptyFrameAt, frameAt, goodFace, movedBy, type Change } from '../../test/fakes/observations.ts';
import { assess, type Gate } from './assess.ts';
import { unseenEyes } from './eyes.ts';
import type { Box, Observation } from './observation.ts';
import { kioskThresholds as limits, type Edge } from './thresholds.ts';

/** Makes a frame in which only the tested measure has the given value. */
interface Limit {
  readonly gate: Gate;
  readonly limit: keyof typeof limits;
  readonly fires: 'above' | 'below';
  readonly frame: (value: number) => Observation;
  /** The edges in the value's own terms, where they differ. */
  readonly edge?: Edge;
}

const straight = { ...goodFace, yawDeg: 0 };
const good = (change: Change) => frameAt(0, change);
const face = (change: Partial<typeof goodFace>) => good({ face: { ...straight, ...change } });
const sized = (width: number, height: number, box: Box, interEyePx = 115): Observation => ({
  ...face({ box, interEyePx }),
  width,
  height,
});
const upright = (box: Box) => sized(720, 1280, box, 115);
const centred = (width: number, height: number, x: number, y: number): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});
const aside = (x: number, y: number) => face({ box: centred(240, 300, 640 + x * 1280, 360 + y * 720) });

const table: readonly Limit[] = [
  {
    ...{ gate: 'severalPeople', limit: 'secondFaceArea', fires: 'above' },
    frame: (share) => {
      const { width, height } = goodFace.box;
      const second = { ...goodFace, box: { x: 900, y: 200, width: width * share, height } };
      return good({ second });
    },
  },
  {
    ...{ gate: 'tooFar', limit: 'interEyePx', fires: 'below' },
    frame: (interEyePx) => face({ interEyePx }),
  },
  {
    ...{ gate: 'tooFar', limit: 'interEyeShare', fires: 'below' },
    frame: (share) => sized(640, 480, centred(120, 150, 320, 240), share * 640),
  },
  {
    ...{ gate: 'tooNear', limit: 'headHeightShare', fires: 'above' },
    frame: (share) => face({ box: centred(400, share * 720, 640, 360) }),
  },
  {
    ...{ gate: 'tooNear', limit: 'headWidthShare', fires: 'above' },
    frame: (share) => upright(centred(share * 720, 600, 360, 640)),
  },
  { gate: 'moveLeft', limit: 'offCentreX', fires: 'above', frame: (share) => aside(-share, 0) },
  { gate: 'moveRight', limit: 'offCentreX', fires: 'above', frame: (share) => aside(share, 0) },
  { gate: 'moveDown', limit: 'offCentreY', fires: 'above', frame: (share) => aside(0, -share) },
  { gate: 'moveUp', limit: 'offCentreY', fires: 'above', frame: (share) => aside(0, share) },
  {
    ...{ gate: 'moveLeft', limit: 'edgeMarginShare', fires: 'below' },
    frame: (share) => upright({ x: share * 700, y: 290, width: 540, height: 700 }),
  },
  {
    ...{ gate: 'moveRight', limit: 'edgeMarginShare', fires: 'below' },
    frame: (share) => upright({ x: 720 - 540 - share * 700, y: 290, width: 540, height: 700 }),
  },
  {
    ...{ gate: 'moveDown', limit: 'edgeMarginShare', fires: 'below' },
    frame: (share) => face({ box: { x: 440, y: share * 500, width: 400, height: 500 } }),
  },
  {
    ...{ gate: 'moveUp', limit: 'edgeMarginShare', fires: 'below' },
    frame: (share) => face({ box: { x: 440, y: 720 - 500 - share * 500, width: 400, height: 500 } }),
  },
  { gate: 'turnRight', limit: 'yawDeg', fires: 'above', frame: (yawDeg) => face({ yawDeg }) },
  { gate: 'turnLeft', limit: 'yawDeg', fires: 'above', frame: (angle) => face({ yawDeg: -angle }) },
  { gate: 'chinDown', limit: 'pitchDeg', fires: 'above', frame: (pitchDeg) => face({ pitchDeg }) },
  { gate: 'chinUp', limit: 'pitchDeg', fires: 'above', frame: (angle) => face({ pitchDeg: -angle }) },
  { gate: 'tiltRight', limit: 'rollDeg', fires: 'above', frame: (rollDeg) => face({ rollDeg }) },
  { gate: 'tiltLeft', limit: 'rollDeg', fires: 'above', frame: (angle) => face({ rollDeg: -angle }) },
  {
    ...{ gate: 'openEyes', limit: 'eyesOpen', fires: 'below' },
    frame: (shown) => good({ face: { eyesOpen: 0.25 }, pixels: { eyesDark: shown * 4 } }),
  },
  {
    ...{ gate: 'lightBehind', limit: 'behindRatio', fires: 'below' },
    frame: (ratio) => good({ pixels: { luminance: 64, surroundLuminance: 64 / ratio } }),
  },
  {
    ...{ gate: 'lightBehind', limit: 'behindLuminance', fires: 'below' },
    frame: (luminance) => good({ pixels: { luminance, surroundLuminance: luminance * 10 } }),
  },
  {
    ...{ gate: 'tooDark', limit: 'tooDark', fires: 'below' },
    frame: (luminance) => good({ pixels: { luminance, surroundLuminance: luminance } }),
  },
  {
    ...{ gate: 'tooBright', limit: 'tooBright', fires: 'above' },
    frame: (luminance) => good({ pixels: { luminance } }),
  },
  {
    ...{ gate: 'tooBright', limit: 'brightShare', fires: 'above' },
    frame: (brightShare) => good({ pixels: { brightShare } }),
  },
  {
    ...{ gate: 'unevenLight', limit: 'halvesRatio', fires: 'below' },
    frame: (halvesRatio) => good({ pixels: { halvesRatio } }),
  },
  {
    ...{ gate: 'uncoverFace', limit: 'coveredMouth', fires: 'above' },
    frame: (coveredMouth) => good({ pixels: { coveredMouth } }),
  },
  {
    ...{ gate: 'uncoverFace', limit: 'coveredEyes', fires: 'above' },
    frame: (coveredEyes) => good({ pixels: { coveredEyes } }),
  },
  {
    ...{ gate: 'holdStill', limit: 'sharpness', fires: 'below' },
    frame: (sharpness) => good({ pixels: { sharpness } }),
  },
];

const faultsOf = (frame: Observation, before: readonly Gate[] = []): Gate[] => [
  ...assess(frame, unseenEyes, new Set(before)).faults,
];

describe('nothing wrong', () => {
  it('is steady', () => {
    expect(assess(frameAt(0))).toEqual({ hint: 'steady', faults: new Set() });
  });

  it('without a face is no face, and nothing else', () => {
    expect(assess(emptyFrameAt(0), unseenEyes, new Set(['tooFar', 'turnLeft']))).toEqual({
      hint: 'noFace',
      faults: new Set(['noFace']),
    });
  });
});

describe.each(table)('$gate by $limit', ({ gate, limit, fires, frame }) => {
  const { enter, leave } = limits[limit];
  // Allows for rounding in one or two divisions.
  const beyond = (edge: number) => edge + (fires === 'above' ? 1e-7 : -1e-7) * Math.max(1, edge);
  const within = (edge: number) => edge - (fires === 'above' ? 1e-7 : -1e-7) * Math.max(1, edge);
  const between = (enter + leave) / 2;

  it('has its further edge on the good side', () => {
    expect(fires === 'above' ? enter - leave : leave - enter).toBeGreaterThan(0);
  });

  it('begins beyond the first edge, alone', () => {
    expect(faultsOf(frame(within(enter)))).toEqual([]);
    expect(faultsOf(frame(beyond(enter)))).toContain(gate);
  });

  it('does not begin between the edges, and does not end there', () => {
    expect(faultsOf(frame(between))).toEqual([]);
    expect(faultsOf(frame(between), [gate])).toEqual([gate]);
  });

  it('ends past the second edge', () => {
    expect(faultsOf(frame(beyond(leave)), [gate])).toEqual([gate]);
    expect(faultsOf(frame(within(leave)), [gate])).toEqual([]);
  });

  it('does not hold on to another fault', () => {
    const others = hints.filter((hint): hint is Gate => hint !== 'steady' && hint !== gate);
    expect(faultsOf(frame(beyond(enter)), others)).toContain(gate);
  });
});

it('every limit is tried above but the one that eyes.ts makes a limit of', () => {
  const tried = new Set<string>([...table.map(({ limit }) => limit), 'eyesOpenShare']);
  expect([...tried].sort()).toEqual(Object.keys(limits).sort());
});

it('every gate but “no face” is tried above', () => {
  const tried = new Set<string>([...table.map(({ gate }) => gate), 'noFace', 'steady']);
  expect([...tried].sort()).toEqual([...hints].sort());
});

describe('a value right on the edge', () => {
  it('is no fault, on either way', () => {
    const { yawDeg, sharpness } = limits;
    expect(faultsOf(face({ yawDeg: yawDeg.enter }))).toEqual([]);
    expect(faultsOf(face({ yawDeg: yawDeg.leave }), ['turnRight'])).toEqual([]);
    expect(faultsOf(good({ pixels: { sharpness: sharpness.enter } }))).toEqual([]);
    expect(faultsOf(good({ pixels: { sharpness: sharpness.leave } }), ['holdStill'])).toEqual([]);
  });
});

describe('directions are the person’s own; the frame is not mirrored', () => {
  it.each<[string, Change, Gate]>([
    ['at the frame’s left', { face: movedBy(-300, 0) }, 'moveLeft'],
    ['at the frame’s right', { face: movedBy(300, 0) }, 'moveRight'],
    ['high up', { face: movedBy(0, -180) }, 'moveDown'],
    ['low down', { face: movedBy(0, 180) }, 'moveUp'],
    ['turned to their own left', { face: { yawDeg: 30 } }, 'turnRight'],
    ['turned to their own right', { face: { yawDeg: -30 } }, 'turnLeft'],
    ['chin up', { face: { pitchDeg: 40 } }, 'chinDown'],
    ['chin down', { face: { pitchDeg: -40 } }, 'chinUp'],
    ['leaning to their left shoulder', { face: { rollDeg: 30 } }, 'tiltRight'],
    ['leaning to their right shoulder', { face: { rollDeg: -30 } }, 'tiltLeft'],
  ])('%s', (_, change, gate) => {
    expect(faultsOf(good(change))).toEqual([gate]);
  });

  it('out of two corners at once, to the side comes first', () => {
    expect(assess(good({ face: movedBy(-300, 180) })).hint).toBe('moveLeft');
  });
});

it('a head too large for the frame touches its edges: the distance is what to speak of', () => {
  const height = (limits.headHeightShare.enter + 0.05) * 720;
  expect(faultsOf(face({ box: { x: 400, y: 0, width: 480, height } }))).toEqual(['tooNear']);
});

describe('one hint at a time', () => {
  /** Anything a frame can hold, from far out on one side of every limit to far out on the other. */
  const anyFrame = fc
    .record({
      box: fc.record({
        x: fc.integer({ min: -200, max: 1200 }),
        y: fc.integer({ min: -200, max: 700 }),
        width: fc.integer({ min: 20, max: 1200 }),
        height: fc.integer({ min: 20, max: 800 }),
      }),
      interEyePx: fc.integer({ min: 5, max: 400 }),
      yawDeg: fc.integer({ min: -90, max: 90 }),
      pitchDeg: fc.integer({ min: -90, max: 90 }),
      rollDeg: fc.integer({ min: -180, max: 180 }),
      eyesOpen: fc.double({ min: 0, max: 0.6, noNaN: true }),
    })
    .chain((anyFace) =>
      fc
        .record({
          luminance: fc.integer({ min: 0, max: 255 }),
          brightShare: fc.double({ min: 0, max: 1, noNaN: true }),
          halvesRatio: fc.double({ min: 0, max: 1, noNaN: true }),
          surroundLuminance: fc.integer({ min: 0, max: 255 }),
          sharpness: fc.integer({ min: 0, max: 900 }),
          eyesDark: fc.double({ min: 0, max: 1, noNaN: true }),
          coveredEyes: fc.double({ min: 0, max: 2, noNaN: true }),
          coveredMouth: fc.double({ min: 0, max: 2, noNaN: true }),
        })
        .map((pixels) => good({ face: anyFace, pixels })),
    );
  const anyGates = fc.uniqueArray(
    fc.constantFrom(...hints.filter((hint): hint is Gate => hint !== 'steady')),
  );

  it('is the first of the faults in the contract’s order', () => {
    fc.assert(
      fc.property(anyFrame, anyGates, (frame, before) => {
        const { hint, faults } = assess(frame, unseenEyes, new Set(before));
        expect(hint).toBe(hints.find((one) => one === 'steady' || faults.has(one)));
      }),
    );
  });

  it('a fault of the frame before never hides one and never makes up one that no value supports', () => {
    fc.assert(
      fc.property(anyFrame, anyGates, (frame, before) => {
        const fresh = faultsOf(frame);
        const held = faultsOf(frame, before);
        // While the head is too near, its touching the edges gives no fault; while it is blurred, neither do its eyes.
        const silent = (gate: Gate) =>
          (held.includes('tooNear') && gate.startsWith('move')) ||
          (held.includes('holdStill') && gate === 'openEyes');
        expect(held).toEqual(expect.arrayContaining(fresh.filter((gate) => !silent(gate))));
        expect([...fresh, ...before]).toEqual(expect.arrayContaining(held));
      }),
    );
  });

  it('never asks for two ways at once unless the head is too near for both', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const faults = new Set(faultsOf(frame));
        if (faults.has('tooNear')) return;
        expect(faults.has('moveLeft') && faults.has('moveRight')).toBe(false);
        expect(faults.has('moveUp') && faults.has('moveDown')).toBe(false);
      }),
    );
  });
});

it('what could not be measured does not pass', () => {
  expect(faultsOf(face({ yawDeg: Number.NaN }))).toEqual(expect.arrayContaining(['turnLeft', 'turnRight']));
  expect(faultsOf(face({ eyesOpen: Number.NaN }))).toEqual(['openEyes']);
  expect(faultsOf(good({ pixels: { sharpness: Number.NaN } }))).toEqual(['holdStill']);
  expect(faultsOf(good({ pixels: { luminance: Number.NaN } }))).toContain('tooDark');
});
