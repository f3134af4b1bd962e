import { sample } from '../../camera/resample.ts';
import type { RgbxImage } from '../../camera/rgbx-image.ts';
import type { Pyramid } from './pyramid.ts';

/** A square of the picture that is shown to the mesh model, in pixels of the whole picture; `angle` in radians, clockwise. */
export interface Region {
  readonly cx: number;
  readonly cy: number;
  readonly size: number;
  readonly angle: number;
}

/** Air around a face, as the mesh model was trained with: MediaPipe's face landmark graph enlarges boxes as much. */
const air = 1.5;
const outerEyeCorners = { right: 33, left: 263 } as const;

/** Around a box whose sides are given in pixels, upright to the line from `right` to `left`. */
export function regionAround(
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  eyes: { readonly rightX: number; readonly rightY: number; readonly leftX: number; readonly leftY: number },
): Region {
  return {
    cx: (box.left + box.right) / 2,
    cy: (box.top + box.bottom) / 2,
    size: air * Math.max(box.right - box.left, box.bottom - box.top),
    angle: Math.atan2(eyes.leftY - eyes.rightY, eyes.leftX - eyes.rightX),
  };
}

/** The region in which the same face is expected in the next frame. @param points 468·3, see `FoundFace` */
export function regionOf(points: Float32Array): Region {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 3) {
    const [x = 0, y = 0] = [points[at], points[at + 1]];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const eye = (index: number, axis: 0 | 1): number => points[index * 3 + axis] ?? 0;
  return regionAround(
    { left, top, right, bottom },
    {
      rightX: eye(outerEyeCorners.right, 0),
      rightY: eye(outerEyeCorners.right, 1),
      leftX: eye(outerEyeCorners.left, 0),
      leftY: eye(outerEyeCorners.left, 1),
    },
  );
}

/** Intersection over union, 0 to 1, as if both were upright. */
export function overlapOf(one: Region, other: Region): number {
  const across = sharedLength(one.cx, one.size, other.cx, other.size);
  const down = sharedLength(one.cy, one.size, other.cy, other.size);
  const shared = across * down;
  return shared / Math.max(1e-6, one.size ** 2 + other.size ** 2 - shared);
}

function sharedLength(one: number, length: number, other: number, otherLength: number): number {
  const from = Math.max(one - length / 2, other - otherLength / 2);
  const to = Math.min(one + length / 2, other + otherLength / 2);
  return Math.max(0, to - from);
}

/** Fills a square picture from a region; pixels outside the picture are black. */
export function crop(pyramid: Pyramid, { cx, cy, size, angle }: Region, target: RgbxImage): void {
  const step = size / target.width;
  const { image, scale } = pyramid.levelFor(step);
  const dx = (step * Math.cos(angle)) / scale;
  const dy = (step * Math.sin(angle)) / scale;
  // From the square's middle to the middle of its first pixel.
  const back = 0.5 - target.width / 2;
  const x = cx / scale + back * dx - back * dy;
  const y = cy / scale + back * dy + back * dx;
  sample(image, target, { x, y, dx, dy });
}

/** Back from the crop's pixels (with depth in the same unit) to those of the picture. @returns 468·3, of its own */
export function toPicture(
  points: Float32Array,
  { cx, cy, size, angle }: Region,
  cropPx: number,
): Float32Array {
  const scale = size / cropPx;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const out = new Float32Array(points.length);
  for (let at = 0; at < points.length; at += 3) {
    const x = (points[at]! - cropPx / 2) * scale;
    const y = (points[at + 1]! - cropPx / 2) * scale;
    out[at] = cx + cos * x - sin * y;
    out[at + 1] = cy + sin * x + cos * y;
    out[at + 2] = points[at + 2]! * scale;
  }
  return out;
}
