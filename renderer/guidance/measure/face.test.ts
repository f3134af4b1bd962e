import { describe, expect, it } from 'vitest';
import { ellipticMesh } from '../../../test/fakes/mesh.ts';
import { boxAround, measureFace } from './face.ts';
import { leftEye, rightEye, type Point } from './mesh.ts';

const width = 1280;
const height = 720;

/** In pixels; `measureFace` takes shares of the frame. */
function faceWith(placed: Readonly<Record<number, Point>>, matrix: readonly number[] = looking(0, 0)) {
  const mesh = ellipticMesh({ x: 640, y: 360 }, 120, 150, placed);
  return measureFace(
    mesh.map(({ x, y }) => ({ x: x / width, y: y / height })),
    matrix,
    width,
    height,
  );
}

/**
 * 4×4, column by column, of a face at `place` that is turned by yaw (to the frame's right) and then raised by pitch.
 */
function looking(yawDeg: number, pitchDeg: number, place: readonly number[] = [0, 0, -60]): number[] {
  const [yaw, pitch] = [yawDeg, pitchDeg].map((angle) => (angle * Math.PI) / 180) as [number, number];
  const [sinY, cosY, sinP, cosP] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
  const right = [cosY, 0, -sinY, 0];
  const up = [-sinY * sinP, cosP, -cosY * sinP, 0];
  const ahead = [sinY * cosP, sinP, cosY * cosP, 0];
  return [...right, ...up, ...ahead, ...place, 1];
}

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

describe('the direction of the face', () => {
  const straight = faceWith({});

  it.each([-40, -15, -5, 5, 15, 40])('yaw of %i° towards the frame’s right is the person’s left', (angle) => {
    expect(faceWith({}, looking(angle, 0)).yawDeg - straight.yawDeg).toBeCloseTo(angle);
  });

  it.each([-40, -10, 10, 40])('pitch of %i°, chin up', (angle) => {
    expect(faceWith({}, looking(0, angle)).pitchDeg - straight.pitchDeg).toBeCloseTo(angle);
  });

  it('keeps yaw and pitch apart', () => {
    const both = faceWith({}, looking(25, -15));
    expect(both.yawDeg - straight.yawDeg).toBeCloseTo(25);
    expect(both.pitchDeg - straight.pitchDeg).toBeCloseTo(-15);
  });

  it('is straight in the frame’s middle, the model’s own pitch taken off', () => {
    expect(straight.yawDeg).toBeCloseTo(0);
    expect(faceWith({}, looking(0, -6)).pitchDeg).toBeCloseTo(0);
  });

  it('of a face to the side that the model finds turned inwards is straighter than that', () => {
    const left = faceWith({}, looking(8, 0, [-30, 0, -60]));
    expect(left.yawDeg).toBeGreaterThan(-2);
    expect(left.yawDeg).toBeLessThan(2);
    const right = faceWith({}, looking(-8, 0, [30, 0, -60]));
    expect(right.yawDeg).toBeCloseTo(-left.yawDeg);
  });

  it('of a face high up that the model finds looking down is straighter than that', () => {
    const high = faceWith({}, looking(0, -6 - 6, [0, 20, -60]));
    expect(Math.abs(high.pitchDeg)).toBeLessThan(2);
  });
});

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
  expect(() => measureFace([{ x: 0, y: 0 }], looking(0, 0), width, height)).toThrow('no point');
});
