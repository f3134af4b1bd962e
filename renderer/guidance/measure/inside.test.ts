import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insideOf } from './inside.ts';
import type { Point } from './mesh.ts';

const area = (polygon: readonly Point[], width: number, height: number) =>
  insideOf(polygon, width, height).reduce((sum, one) => sum + one, 0);
const rectangle = (x: number, y: number, width: number, height: number): Point[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];

/** One point at a time, the slow way. */
function holds(polygon: readonly Point[], x: number, y: number): boolean {
  return polygon.reduce((isInside, from, index) => {
    const to = polygon[(index + 1) % polygon.length]!;
    const crosses = from.y > y !== to.y > y;
    return crosses && x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x) ? !isInside : isInside;
  }, false);
}

describe('the pixels inside a polygon', () => {
  it('of a rectangle are its area', () => {
    expect(area(rectangle(2, 3, 10, 5), 20, 20)).toBe(50);
  });

  it('of a circle are nearly its area', () => {
    const circle = Array.from({ length: 72 }, (_, index) => ({
      x: 50 + 40 * Math.cos((index * Math.PI) / 36),
      y: 50 + 40 * Math.sin((index * Math.PI) / 36),
    }));
    expect(Math.abs(area(circle, 100, 100) - Math.PI * 1600)).toBeLessThan(25);
  });

  it('are cut off at the image’s edge', () => {
    expect(area(rectangle(-5, -5, 10, 10), 20, 20)).toBe(25);
    expect(area(rectangle(15, 15, 10, 10), 20, 20)).toBe(25);
    expect(area(rectangle(-50, -50, 10, 10), 20, 20)).toBe(0);
    expect(area(rectangle(-50, -50, 200, 200), 20, 20)).toBe(400);
  });

  it('belong to one of two polygons that touch, never to both', () => {
    for (const border of [7, 7.25, 7.5, 7.75]) {
      const left = area(rectangle(0, 0, border, 10), 20, 10);
      const right = area(rectangle(border, 0, 20 - border, 10), 20, 10);
      expect(left + right).toBe(200);
    }
  });

  it('of nothing are none', () => {
    expect(area([], 10, 10)).toBe(0);
    expect(area([{ x: 5, y: 5 }], 10, 10)).toBe(0);
  });

  it('are those that the slow way finds', () => {
    const coordinate = fc.integer({ min: -40, max: 160 }).map((eighths) => eighths / 8);
    const point = fc.record({ x: coordinate, y: coordinate });
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 9 }), (polygon) => {
        const inside = insideOf(polygon, 16, 14);
        const slow = Uint8Array.from(inside, (_, at) =>
          Number(holds(polygon, (at % 16) + 0.5, Math.floor(at / 16) + 0.5)),
        );
        // A crossing extremely close to a pixel's centre may be counted on either side of it.
        const differing = inside.reduce((sum, one, at) => sum + Number(one !== slow[at]), 0);
        expect(differing).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});
