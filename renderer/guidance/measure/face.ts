import type { Box, Face } from '../observation.ts';
import { leftEye, outline, pointAt, pointsAt, rightEye, type Mesh, type Point } from './mesh.ts';
import { directionOf } from './pose.ts';

type Eye = typeof rightEye | typeof leftEye;

/**
 * One face in numbers.
 * @param mesh in pixels of the upright frame
 */
export function measureFace(mesh: Mesh): Face {
  const right = measureEye(mesh, rightEye);
  const left = measureEye(mesh, leftEye);
  const across = left.middle.x - right.middle.x;
  const down = left.middle.y - right.middle.y;
  return {
    box: boxAround(pointsAt(mesh, outline)),
    interEyePx: Math.hypot(across, down),
    ...directionOf(mesh),
    rollDeg: (Math.atan2(down, across) * 180) / Math.PI,
    eyesOpen: Math.min(left.open, right.open),
  };
}

/** @returns `open`: height of the eye's opening over its width. Soukupová and Čech, "Real-time eye blink detection", 2016 */
function measureEye(
  mesh: Mesh,
  [corner, above, aboveToo, otherCorner, belowToo, below]: Eye,
): { readonly middle: Point; readonly open: number } {
  const from = pointAt(mesh, corner);
  const to = pointAt(mesh, otherCorner);
  const between = (one: number, other: number): number => distance(pointAt(mesh, one), pointAt(mesh, other));
  const width = distance(from, to);
  return {
    middle: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
    open: width === 0 ? 0 : (between(above, below) + between(aboveToo, belowToo)) / (2 * width),
  };
}

export function boxAround(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
