import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFrameAt, frameAt, movedBy } from '../../test/fakes/observations.ts';
import { fitOval } from './fit-oval.ts';
import { restingOval, type Oval } from './guidance.ts';
import type { Box, Observation } from './observation.ts';
import { kioskThresholds } from './thresholds.ts';

const frame = (box: Box, width = 1280, height = 720): Observation => ({
  ...frameAt(0, { face: { box } }),
  width,
  height,
});
const sizes = [
  [1280, 720],
  [1920, 1080],
  [640, 480],
  [480, 640],
  [720, 1280],
] as const;

/** How far the oval is within the frame's edges, in hundredths of its height; negative: outside. */
function room({ cx, cy, rx, ry }: Oval, width: number, height: number): number {
  const half = (50 * width) / height;
  return Math.min(half - Math.abs(cx) - rx, cy - ry, 100 - cy - ry);
}

describe('the oval', () => {
  it('goes where the person is, mirrored', () => {
    const left = fitOval(restingOval, frameAt(0, { face: movedBy(-150, 0) }));
    expect(left.cx).toBeCloseTo(150 / 7.2, 1);
    const right = fitOval(restingOval, frameAt(0, { face: movedBy(150, 0) }));
    expect(right.cx).toBeCloseTo(-150 / 7.2, 1);
  });

  it('goes up and down with tall and seated people', () => {
    const tall = fitOval(restingOval, frameAt(0, { face: movedBy(0, -100) }));
    const seated = fitOval(restingOval, frameAt(0, { face: movedBy(0, 100) }));
    expect(seated.cy - tall.cy).toBeGreaterThan(20);
  });

  it('holds the whole face and hair above it', () => {
    const box = { x: 540, y: 235, width: 200, height: 250 };
    const { cx, cy, rx, ry } = fitOval(restingOval, frame(box));
    expect(cx).toBeCloseTo(0);
    expect((cy - ry) * 7.2).toBeLessThan(box.y - 0.25 * box.height);
    expect((cy + ry) * 7.2).toBeGreaterThan(box.y + box.height);
    expect(2 * rx * 7.2).toBeGreaterThan(box.width);
  });

  it('is the same oval without a face, and while the face hardly moves', () => {
    const before = fitOval(restingOval, frameAt(0, { face: movedBy(-150, 0) }));
    expect(fitOval(before, emptyFrameAt(80))).toBe(before);
    for (const [x, y] of [
      [-170, 0],
      [-130, 10],
      [-150, -20],
    ] as const) {
      expect(fitOval(before, frameAt(80, { face: movedBy(x, y) }))).toBe(before);
    }
    expect(fitOval(before, frameAt(80, { face: movedBy(-100, 0) }))).not.toBe(before);
  });

  it('waits where the hint asks to move', () => {
    const most = (kioskThresholds.offCentreX.enter * 1280) / 7.2;
    expect(fitOval(restingOval, frameAt(0, { face: movedBy(-400, 0) })).cx).toBeCloseTo(most, 1);
    expect(fitOval(restingOval, frameAt(0, { face: movedBy(400, 0) })).cx).toBeCloseTo(-most, 1);
  });

  it('keeps its shape for a face seen from the side', () => {
    const profile = fitOval(restingOval, frame({ x: 580, y: 210, width: 120, height: 300 }));
    expect(profile.rx / profile.ry).toBeCloseTo(restingOval.rx / restingOval.ry, 1);
  });

  it.each(sizes)('stays inside a %i×%i frame, wherever the face is and however large', (width, height) => {
    fc.assert(
      fc.property(
        fc.integer({ min: -width, max: 2 * width }),
        fc.integer({ min: -height, max: 2 * height }),
        fc.integer({ min: 1, max: 2 * height }),
        (x, y, tall) => {
          const oval = fitOval(restingOval, frame({ x, y, width: tall * 0.8, height: tall }, width, height));
          expect(room(oval, width, height)).toBeGreaterThanOrEqual(0);
          expect(oval.rx).toBeGreaterThan(10);
        },
      ),
    );
  });

  it.each(sizes)('comes to rest on a still face in a %i×%i frame', (width, height) => {
    const face = frame({ x: width * 0.4, y: height * 0.3, width: 150, height: 190 }, width, height);
    const once = fitOval(restingOval, face);
    expect(fitOval(once, face)).toBe(once);
  });

  it('rests inside every frame', () => {
    for (const [width, height] of sizes) expect(room(restingOval, width, height)).toBeGreaterThan(0);
  });
});
