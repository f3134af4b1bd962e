import { describe, expect, it } from 'vitest';
import recorded from '../../../test/guidance/recorded-meshes.json' with { type: 'json' };
import { canonicalFace } from './canonical-face.ts';
import type { Mesh } from './mesh.ts';
import { directionOf } from './pose.ts';

interface Placing {
  /** Clockwise about the line of sight, as the camera sees it. */
  readonly rollDeg?: number;
  readonly pxPerCm?: number;
  readonly x?: number;
  readonly y?: number;
}

/** The canonical face, nodding, then turned, then leaning, on the mesh's axes. */
function canonicalMesh(yawDeg: number, pitchDeg: number, placing: Placing = {}): Mesh {
  const { rollDeg = 0, pxPerCm = 20, x: placeX = 640, y: placeY = 360 } = placing;
  const mesh = new Float32Array(468 * 3);
  for (const { point, at } of canonicalFace) {
    const [outward, up] = rotate(at[2], at[1], pitchDeg);
    const [towards, across] = rotate(outward, at[0], yawDeg);
    const [x, y] = rotate(across, -up, rollDeg);
    mesh.set([placeX + pxPerCm * x, placeY + pxPerCm * y, -pxPerCm * towards], 3 * point);
  }
  return mesh;
}

/** From the first axis towards the second. */
function rotate(first: number, second: number, angleDeg: number): [number, number] {
  const angle = (angleDeg * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return [first * cos - second * sin, first * sin + second * cos];
}

/** The fit's angles are made those of MediaPipe's matrix, which finds faces a little less turned than they are. */
const gain = 0.94;
/** The canonical face's pitch when it looks into the lens: its chin is down. */
const levelDeg = -7.1;

const looking = (yawDeg: number, pitchDeg: number, placing?: Placing) =>
  directionOf(canonicalMesh(yawDeg, pitchDeg + levelDeg, placing));
const direction = (yawDeg: number, pitchDeg: number) => ({
  yawDeg: expect.closeTo(gain * yawDeg, 3) as number,
  pitchDeg: expect.closeTo(gain * pitchDeg, 3) as number,
});

describe('the direction of the canonical face', () => {
  it.each([-60, -15, -5, 0, 5, 15, 60])(
    'yaw of %i° towards the frame’s right is the person’s left',
    (yawDeg) => {
      expect(looking(yawDeg, 0)).toEqual(direction(yawDeg, 0));
    },
  );

  it.each([-40, -10, 10, 40])('pitch of %i°, chin up', (pitchDeg) => {
    expect(looking(0, pitchDeg)).toEqual(direction(0, pitchDeg));
  });

  it('keeps yaw and pitch apart', () => {
    expect(looking(25, -15)).toEqual(direction(25, -15));
  });

  it('is the same at any place, near and far', () => {
    expect(looking(10, 10, { x: 200, y: 700, pxPerCm: 4 })).toEqual(direction(10, 10));
    expect(looking(10, 10, { x: 1900, y: 100, pxPerCm: 60 })).toEqual(direction(10, 10));
  });

  it.each([-40, 25])('of a head that leans by %i° and looks into the lens is straight', (rollDeg) => {
    expect(looking(0, 0, { rollDeg })).toEqual(direction(0, 0));
  });

  it('hardly changes with one point in the wrong place', () => {
    const mesh = canonicalMesh(0, levelDeg);
    mesh[3 * 33]! += 20;
    const { yawDeg, pitchDeg } = directionOf(mesh);
    expect(Math.hypot(yawDeg, pitchDeg)).toBeLessThan(1.5);
  });

  it('of a face without depth or extent can’t be told', () => {
    expect(directionOf(new Float32Array(468 * 3)).yawDeg).toBeNaN();
    const flat = canonicalMesh(0, 0).map((value, at) => (at % 3 === 2 ? 0 : value));
    expect(directionOf(flat).yawDeg).toBeNaN();
  });
});

describe('the direction of recorded faces', () => {
  it.each(recorded)('$scene: as MediaPipe’s matrix has it', ({ points, yawDeg, pitchDeg }) => {
    const measured = directionOf(Float32Array.from(points));
    expect(Math.abs(measured.yawDeg - yawDeg)).toBeLessThan(1.5);
    expect(Math.abs(measured.pitchDeg - pitchDeg)).toBeLessThan(3);
  });
});
