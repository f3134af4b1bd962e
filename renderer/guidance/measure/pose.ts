import type { Face } from '../observation.ts';
import { canonicalFace, type Vector } from './canonical-face.ts';
import { pointAt, type Mesh } from './mesh.ts';

const degrees = 180 / Math.PI;

/** Direction of the canonical face when the fitted face looks into the lens: it is not level. Measured on the fixtures. */
const ahead: Vector = [0, Math.sin(7.1 / degrees), Math.cos(7.1 / degrees)];

/** From the fit's angles to those of MediaPipe's own fit, which assumes a perspective; on the sweep's scenes. */
const gain = 0.94;

type Matrix = readonly [Vector, Vector, Vector];

/**
 * Where a face looks: the rotation that brings the canonical face nearest to the mesh, by weighted least squares (Kabsch, 1976).
 * It has no perspective, so the angles are relative to the line between lens and face: a person who stands to the side and looks
 * into the lens has 0.
 * @returns NaN where the points are in one plane
 */
export function directionOf(mesh: Mesh): Pick<Face, 'yawDeg' | 'pitchDeg'> {
  const [across, up, outward] = nearestRotation(covarianceOf(mesh));
  const [x, y, z] = [dot(across, ahead), dot(up, ahead), dot(outward, ahead)];
  return {
    yawDeg: gain * Math.atan2(x, z) * degrees,
    pitchDeg: gain * Math.atan2(y, Math.hypot(x, z)) * degrees,
  };
}

const totalWeight = canonicalFace.reduce((sum, { weight }) => sum + weight, 0);
const middle = canonicalFace.reduce<Vector>(
  (sum, { at, weight }) => plus(sum, at, weight / totalWeight),
  [0, 0, 0],
);

/** Rows are the mesh's x, y and z; columns the canonical face's about its own middle, so that the mesh's middle cancels out. */
function covarianceOf(mesh: Mesh): Matrix {
  return canonicalFace.reduce<Matrix>(
    ([xs, ys, zs], { point, weight, at }) => {
      const { x, y, z } = pointAt(mesh, point);
      const about = plus(at, middle, -1);
      // The canonical face has y up and z towards the lens.
      return [plus(xs, about, weight * x), plus(ys, about, -weight * y), plus(zs, about, -weight * z)];
    },
    [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
  );
}

/** Ten are enough for a face; a nearly flat one takes a few more. */
const iterations = 20;

/**
 * The rotation in a matrix's polar decomposition, by Newton's iteration: the mean of the matrix and its inverse transposed, again
 * and again (Higham, "Computing the polar decomposition", 1986). Quadratic; a face's covariance has a positive determinant.
 */
function nearestRotation(matrix: Matrix): Matrix {
  let [a, b, c] = matrix;
  const size = Math.hypot(...a, ...b, ...c);
  [a, b, c] = [times(a, 1 / size), times(b, 1 / size), times(c, 1 / size)];
  for (let step = 0; step < iterations; step += 1) {
    const [bc, ca, ab] = [cross(b, c), cross(c, a), cross(a, b)];
    const determinant = dot(a, bc);
    const half = 1 / (2 * determinant);
    [a, b, c] = [plus(times(a, 0.5), bc, half), plus(times(b, 0.5), ca, half), plus(times(c, 0.5), ab, half)];
  }
  return [a, b, c];
}

function plus([a, b, c]: Vector, [d, e, f]: Vector, factor: number): Vector {
  return [a + factor * d, b + factor * e, c + factor * f];
}

function times([a, b, c]: Vector, factor: number): Vector {
  return [a * factor, b * factor, c * factor];
}

function dot([a, b, c]: Vector, [d, e, f]: Vector): number {
  return a * d + b * e + c * f;
}

function cross([a, b, c]: Vector, [d, e, f]: Vector): Vector {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}
