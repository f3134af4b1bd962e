import { describe, expect, it } from 'vitest';
import { ellipticMesh } from '../../../test/fakes/mesh.ts';
import { boxAround, measureFace } from './face.ts';
import { leftEye, rightEye, type Point } from './mesh.ts';

const faceWith = (placed: Readonly<Record<number, Point>>) =>
  measureFace(ellipticMesh({ x: 640, y: 360 }, 120, 150, placed));

/** An eye around `middle`, `long` px wide, open by `share` of that, turned by `rollDeg` about `middle`. */
function eye(points: readonly number[], middle: Point, long: number, share: number, rollDeg = 0) {
  const open = (long * share) / 2;
  const around: readonly (readonly [number, number])[] = [
    [-long / 2, 0],
    [-long / 5, -open],
    [long / 5, -open],
    [long / 2, 0],
    [long / 5, open],
    [-long / 5, open],
  ];
  const roll = (rollDeg * Math.PI) / 180;
  return Object.fromEntries(
    around.map(([x, y], index) => [
      points[index]!,
      {
        x: middle.x + x * Math.cos(roll) - y * Math.sin(roll),
        y: middle.y + x * Math.sin(roll) + y * Math.cos(roll),
      },
    ]),
  );
}

describe('the eyes', () => {
  const eyes = (right: number, left: number, rollDeg = 0) => {
    const roll = (rollDeg * Math.PI) / 180;
    const aside = { x: 60 * Math.cos(roll), y: 60 * Math.sin(roll) };
    return faceWith({
      ...eye(rightEye, { x: 640 - aside.x, y: 330 - aside.y }, 50, right, rollDeg),
      ...eye(leftEye, { x: 640 + aside.x, y: 330 + aside.y }, 50, left, rollDeg),
    });
  };

  it('are as far apart as their middles, in pixels', () => {
    expect(eyes(0.3, 0.3).interEyePx).toBeCloseTo(120);
    expect(eyes(0.3, 0.3, 30).interEyePx).toBeCloseTo(120);
  });

  it('are as open as the one that is open less', () => {
    expect(eyes(0.33, 0.33).eyesOpen).toBeCloseTo(0.33);
    expect(eyes(0.33, 0.12).eyesOpen).toBeCloseTo(0.12);
    expect(eyes(0.1, 0.33, 20).eyesOpen).toBeCloseTo(0.1);
    expect(eyes(0, 0).eyesOpen).toBe(0);
  });

  it('that have no width are closed, and not anything', () => {
    expect(faceWith({}).eyesOpen).toBe(0);
  });

  it.each([-25, 0, 25])('tell the roll of %i°: positive leans to the frame’s right', (rollDeg) => {
    expect(eyes(0.3, 0.3, rollDeg).rollDeg).toBeCloseTo(rollDeg);
  });
});

describe('the box', () => {
  it('goes around the outline, not around what sticks out of it', () => {
    const { box } = faceWith({ 1: { x: 0, y: 0 } });
    expect(box).toEqual({
      x: expect.closeTo(520),
      y: expect.closeTo(210),
      width: expect.closeTo(240),
      height: expect.closeTo(300),
    });
  });

  it('of points', () => {
    expect(
      boxAround([
        { x: 3, y: 8 },
        { x: -1, y: 9 },
        { x: 2, y: 5 },
      ]),
    ).toEqual({ x: -1, y: 5, width: 4, height: 4 });
  });
});

it('a mesh that lacks points is a broken model', () => {
  expect(() => measureFace(new Float32Array(3))).toThrow('no point');
});
