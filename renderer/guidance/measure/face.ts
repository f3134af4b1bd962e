import type { Box, Face } from '../observation.ts';
import { leftEye, outline, pointAt, rightEye, type Point } from './mesh.ts';

const degrees = 180 / Math.PI;

/**
 * What the model's matrix says of a face that looks straight into the lens, in degrees of pitch: the canonical face
 * it is fitted to is not level. Measured on the frontal portraits of test/fixtures; docs/capture.md has the figures.
 */
const frontalPitchDeg = -6;

/**
 * So much of the angle between the lens's axis and the face's place gets into the model's angles, when the same frontal
 * portrait is moved across the frame: 0.25 sideways, 0.32 to 0.37 up and down.
 */
const placeShare = 0.28;

/**
 * One face in numbers.
 * @param landmarks of the face mesh, 468 or more, as shares of the frame's width and height
 * @param matrix 4×4, column by column: from the canonical face to the camera, x to the frame's right, y up, z to the lens
 * @param width,height of the frame in pixels
 */
export function measureFace(
  landmarks: readonly Point[],
  matrix: ArrayLike<number>,
  width: number,
  height: number,
): Face {
  const inPixels = (index: number): Point => {
    const { x, y } = pointAt(landmarks, index);
    return { x: x * width, y: y * height };
  };
  const right = rightEye.map(inPixels);
  const left = leftEye.map(inPixels);
  const eyes = [
    middle(pointAt(right, 0), pointAt(right, 3)),
    middle(pointAt(left, 0), pointAt(left, 3)),
  ] as const;
  return {
    box: boxAround(outline.map(inPixels)),
    interEyePx: distance(eyes[0], eyes[1]),
    ...directionOf(matrix),
    rollDeg: Math.atan2(eyes[1].y - eyes[0].y, eyes[1].x - eyes[0].x) * degrees,
    eyesOpen: Math.min(aspectRatio(right), aspectRatio(left)),
  };
}

/**
 * Where the face looks (the matrix's third column: the canonical face looks along z), less what the place in the frame
 * adds to it: who stands to the side and looks into the lens has not turned away.
 */
function directionOf(matrix: ArrayLike<number>): Pick<Face, 'yawDeg' | 'pitchDeg'> {
  const looks = anglesOf(matrix[8] ?? 0, matrix[9] ?? 0, matrix[10] ?? 1);
  // The fourth column is where the face is; back along it is the lens.
  const lens = anglesOf(-(matrix[12] ?? 0), -(matrix[13] ?? 0), -(matrix[14] ?? -1));
  return {
    yawDeg: looks.across - placeShare * lens.across,
    pitchDeg: looks.up - placeShare * lens.up - frontalPitchDeg,
  };
}

function anglesOf(x: number, y: number, z: number): { readonly across: number; readonly up: number } {
  return { across: Math.atan2(x, z) * degrees, up: Math.atan2(y, Math.hypot(x, z)) * degrees };
}

/** Height of the eye's opening over its width. Soukupová and Čech, "Real-time eye blink detection", 2016. */
function aspectRatio(eye: readonly Point[]): number {
  const at = (index: number): Point => pointAt(eye, index);
  const width = distance(at(0), at(3));
  return width === 0 ? 0 : (distance(at(1), at(5)) + distance(at(2), at(4))) / (2 * width);
}

export function boxAround(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function middle(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
