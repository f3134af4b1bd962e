import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { frameAt, goodFace } from '../../test/fakes/observations.ts';
import { assess, type Gate } from './assess.ts';
import { unseenEyes } from './eyes.ts';
import type { Observation } from './observation.ts';
import { kioskThresholds as limits } from './thresholds.ts';

/**
 * Of an adult, in metres: between the pupils, from the mesh's upper edge to the chin, from ear to ear. The engine finds the
 * eyes' distance to be 0.40 to 0.44 of the mesh's height, so 0.143 to 0.158 of it are usual: this is a long face.
 */
const adult = { interEye: 0.063, height: 0.178, width: 0.16 };

interface Lens {
  readonly acrossDeg: number;
  /** The frame's longer side, which the angle spans. */
  readonly longerPx: number;
}

const focalPx = ({ acrossDeg, longerPx }: Lens) => longerPx / 2 / Math.tan(((acrossDeg / 2) * Math.PI) / 180);

/** An adult's face in the middle of the frame, as a pinhole sees it. */
function standing(lens: Lens, distance: number, width: number, height: number): Observation {
  const perMetre = focalPx(lens) / distance;
  const size = { width: adult.width * perMetre, height: adult.height * perMetre };
  const box = { x: (width - size.width) / 2, y: (height - size.height) / 2, ...size };
  const face = { ...goodFace, box, interEyePx: adult.interEye * perMetre };
  return { ...frameAt(0, { face }), width, height };
}

const lenses = [55, 60, 65, 70, 75, 78, 85, 90];
const distances = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8];
/** A person who was too far away or too near before has to be accepted as well. */
const cameFrom: ReadonlySet<Gate> = new Set<Gate>(['tooFar', 'tooNear']);

/** Greatest distance at which a person is not asked to come closer; beyond it the lens gives too few pixels. */
function reachOf(lens: Lens): number {
  const leastPx = Math.min(limits.interEyePx.leave, limits.interEyeShare.leave * lens.longerPx);
  return (adult.interEye * focalPx(lens)) / leastPx;
}

describe.each(lenses)('an adult before a webcam that sees %i° across 1280 px', (acrossDeg) => {
  const lens = { acrossDeg, longerPx: 1280 };

  it.each([
    ['landscape', 1280, 720],
    ['upright', 720, 1280],
  ] as const)('is told neither to come nearer nor to step back, %s', (_, width, height) => {
    for (const distance of distances.filter((one) => one <= reachOf(lens))) {
      const { faults } = assess(standing(lens, distance, width, height), unseenEyes, cameFrom);
      expect([...faults], `at ${distance} m`).toEqual([]);
    }
  });

  it('is never told to step back, at any distance from 40 cm on', () => {
    for (const distance of distances) {
      expect(assess(standing(lens, distance, 1280, 720), unseenEyes, cameFrom).faults).not.toContain(
        'tooNear',
      );
    }
  });
});

it('up to 70° everybody from 40 to 80 cm stands where they like', () => {
  expect(reachOf({ acrossDeg: 70, longerPx: 1280 })).toBeGreaterThan(0.8);
});

it('how far each lens reaches stands in docs/capture.md', () => {
  const doc = readFileSync('docs/capture.md', 'utf8').replace(/ +/g, ' ');
  for (const acrossDeg of [55, 70, 78, 90]) {
    const [large, small] = [1280, 640].map((longerPx) =>
      Math.floor(reachOf({ acrossDeg, longerPx }) * 100 + 1e-6),
    );
    expect(doc).toContain(`| ${acrossDeg}° | ${large} cm | ${small} cm |`);
  }
});

describe('people as they are', () => {
  const passes = (change: Parameters<typeof frameAt>[1]) => assess(frameAt(0, change)).hint;

  it.each<[string, Parameters<typeof frameAt>[1]]>([
    [
      'very dark skin in good light before a grey wall',
      { pixels: { luminance: 54, surroundLuminance: 145 } },
    ],
    ['dark skin in good light before a grey wall', { pixels: { luminance: 72, surroundLuminance: 145 } }],
    ['dark skin in good light before a white wall', { pixels: { luminance: 71, surroundLuminance: 226 } }],
    ['pale skin in good light', { pixels: { luminance: 228, brightShare: 0.12 } }],
    ['dark skin under strong light, with highlights', { pixels: { luminance: 80, brightShare: 0.02 } }],
    ['narrow eyes', { face: { eyesOpen: 0.2 } }],
    ['narrow, light eyes', { face: { eyesOpen: 0.2 }, pixels: { eyesDark: 0.45 } }],
    ['a dark beard and brows', { pixels: { darkShare: 0.25, coveredMouth: 0.4 } }],
    ['glasses', { pixels: { coveredEyes: 0.5, brightShare: 0.04 } }],
    ['a neck that leans', { face: { rollDeg: 7 } }],
    ['a tall person', { face: { box: { x: 520, y: 80, width: 240, height: 300 } } }],
    ['a person in a wheelchair', { face: { box: { x: 520, y: 340, width: 240, height: 300 } } }],
    ['eyes on the screen below the lens', { face: { pitchDeg: -12, eyesOpen: 0.22 } }],
  ])('%s: nothing to complain of', (_, change) => {
    expect(passes(change)).toBe('steady');
  });

  it('dark skin before a white wall is let go after the light came from behind', () => {
    const { faults } = assess(
      frameAt(0, { pixels: { luminance: 71, surroundLuminance: 226 } }),
      unseenEyes,
      new Set<Gate>(['lightBehind']),
    );
    expect(faults).not.toContain('lightBehind');
  });

  it.each<[string, Parameters<typeof frameAt>[1]]>([
    ['a black niqab', { pixels: { luminance: 30, halvesRatio: 0.4, surroundLuminance: 240 } }],
    ['a white niqab', { pixels: { luminance: 240, brightShare: 0.7 } }],
  ])('who wears %s is asked to show the face, not for other light', (_, change) => {
    expect(passes({ pixels: { ...change?.pixels, coveredMouth: 0.9 } })).toBe('uncoverFace');
  });

  it('narrow eyes are open again after a blink', () => {
    const blinked: ReadonlySet<Gate> = new Set<Gate>(['openEyes']);
    for (const eyesOpen of [0.19, 0.2, 0.22]) {
      expect(assess(frameAt(0, { face: { eyesOpen } }), unseenEyes, blinked).hint).toBe('steady');
    }
  });

  it('who looks aside at 80 cm is asked to turn, not to come nearer', () => {
    const yawDeg = 35;
    const interEyePx = 72 * Math.cos((yawDeg * Math.PI) / 180);
    expect(interEyePx).toBeLessThan(limits.interEyePx.enter);
    expect(assess(frameAt(0, { face: { yawDeg, interEyePx } })).hint).toBe('turnRight');
  });

  it('and who is far away is called nearer however they look', () => {
    expect(passes({ face: { yawDeg: 80, interEyePx: limits.interEyePx.enter / 2 - 1 } })).toBe('tooFar');
  });
});
