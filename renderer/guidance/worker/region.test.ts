import { describe, expect, it } from 'vitest';
import { RgbxImage } from '../../camera/rgbx-image.ts';
import { Pyramid } from './pyramid.ts';
import { crop, overlapOf, regionAround, regionOf, toPicture, type Region } from './region.ts';

/** Red is the column, green the row; a whole level a pixel, so that a sampled value shows its position. */
function ramp(width: number, height: number): Pyramid {
  const image = new RgbxImage();
  image.resize(width, height);
  for (let at = 0; at < width * height; at += 1) {
    image.data.set([at % width, Math.floor(at / width), 0, 255], at * 4);
  }
  const pyramid = new Pyramid();
  pyramid.build(image);
  return pyramid;
}

describe('a crop and the way back', () => {
  it.each<[string, Region]>([
    ['upright', { cx: 100, cy: 90, size: 96, angle: 0 }],
    ['leaning', { cx: 110, cy: 80, size: 64, angle: 0.5 }],
    ['head over', { cx: 100, cy: 100, size: 96, angle: Math.PI }],
  ])('%s: what lies at a point of the crop lies where it is said to in the picture', (_, region) => {
    const target = new RgbxImage();
    target.resize(48, 48);
    crop(ramp(200, 180), region, target);
    for (const [u, v] of [
      [4, 6],
      [40, 10],
      [24, 44],
    ] as const) {
      const [x = 0, y = 0] = toPicture(Float32Array.of(u + 0.5, v + 0.5, 0), region, 48);
      const at = (v * 48 + u) * 4;
      // Pixel centres are at halves.
      expect(Math.abs((target.data[at] ?? 0) + 0.5 - x)).toBeLessThan(1);
      expect(Math.abs((target.data[at + 1] ?? 0) + 0.5 - y)).toBeLessThan(1);
    }
  });

  it('depth is scaled as the rest is', () => {
    const points = toPicture(Float32Array.of(24, 24, 10), { cx: 0, cy: 0, size: 96, angle: 1 }, 48);
    expect(points[2]).toBe(20);
  });
});

it('a region leans as the eyes do and has air around the box', () => {
  const region = regionAround(
    { left: 10, top: 20, right: 50, bottom: 40 },
    { rightX: 0, rightY: 0, leftX: 10, leftY: 10 },
  );
  expect(region).toEqual({ cx: 30, cy: 30, size: 60, angle: Math.PI / 4 });
});

it('the region of a mesh is around all its points', () => {
  const points = new Float32Array(468 * 3).fill(50);
  points.set([10, 30, 0], 7 * 3);
  points.set([90, 60, 0], 8 * 3);
  expect(regionOf(points)).toEqual({ cx: 50, cy: 45, size: 120, angle: 0 });
});

it('overlaps', () => {
  const square = (cx: number, size: number): Region => ({ cx, cy: 0, size, angle: 0 });
  expect(overlapOf(square(0, 10), square(0, 10))).toBeCloseTo(1);
  expect(overlapOf(square(0, 10), square(5, 10))).toBeCloseTo(1 / 3);
  expect(overlapOf(square(0, 10), square(20, 10))).toBe(0);
});
