import type { RgbxImage } from './rgbx-image.ts';

/** Bytes of a picture, four a pixel; a canvas's image data fits as well. */
export interface Raster {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The positions of a sampled picture's pixels in its source: the centre of (0, 0) at (x, y), then (dx, dy) for each column; rows at right angles to it. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/**
 * Fills `target` from a part of `source` that may be rotated; beyond the source it is black. Bilinear; coordinates are
 * the source's pixels, with the first pixel's centre at 0.5. To shrink by more than 2, use a smaller `source` (`Pyramid`).
 */
export function sample(source: Raster, target: RgbxImage, { x: left, y: top, dx, dy }: Placement): void {
  const { data, width, height } = source;
  const out = target.data;
  const [lastX, lastY, row] = [width - 1, height - 1, width * 4];
  let at = 0;
  for (let v = 0; v < target.height; v += 1) {
    let x = left - 0.5 - v * dy;
    let y = top - 0.5 + v * dx;
    for (let u = 0; u < target.width; u += 1, x += dx, y += dy, at += 4) {
      if (x < -0.5 || y < -0.5 || x > lastX + 0.5 || y > lastY + 0.5) {
        out[at] = out[at + 1] = out[at + 2] = 0;
        continue;
      }
      const insideX = x < 0 ? 0 : x > lastX ? lastX : x;
      const insideY = y < 0 ? 0 : y > lastY ? lastY : y;
      const column = insideX | 0;
      const line = insideY | 0;
      const [right, down] = [insideX - column, insideY - line];
      const a = line * row + column * 4;
      const b = column < lastX ? a + 4 : a;
      const below = line < lastY ? row : 0;
      const wa = (1 - right) * (1 - down);
      const wb = right * (1 - down);
      const wc = (1 - right) * down;
      const wd = right * down;
      const c = a + below;
      const d = b + below;
      out[at] = data[a]! * wa + data[b]! * wb + data[c]! * wc + data[d]! * wd;
      out[at + 1] = data[a + 1]! * wa + data[b + 1]! * wb + data[c + 1]! * wc + data[d + 1]! * wd;
      out[at + 2] = data[a + 2]! * wa + data[b + 2]! * wb + data[c + 2]! * wc + data[d + 2]! * wd;
    }
  }
}

/** Picks the pixel in the middle of each that `target` has: nothing is averaged, so that a sensor's noise stays in it. */
export function pick(source: RgbxImage, target: RgbxImage): void {
  const from = new Uint32Array(source.data.buffer);
  const to = new Uint32Array(target.data.buffer);
  for (let v = 0, at = 0; v < target.height; v += 1) {
    const row = Math.floor(((v + 0.5) * source.height) / target.height) * source.width;
    for (let u = 0; u < target.width; u += 1, at += 1) {
      to[at] = from[row + Math.floor(((u + 0.5) * source.width) / target.width)]!;
    }
  }
}

/** Half as wide and high, every pixel the mean of four; an odd last row or column is left out. */
export function halve(source: RgbxImage, target: RgbxImage): void {
  target.resize(Math.max(1, source.width >> 1), Math.max(1, source.height >> 1));
  const from = new Uint32Array(source.data.buffer);
  const to = new Uint32Array(target.data.buffer);
  const { width } = source;
  for (let y = 0, at = 0; y < target.height; y += 1) {
    let above = 2 * y * width;
    let below = above + (source.height > 1 ? width : 0);
    for (let x = 0; x < target.width; x += 1, at += 1, above += 2, below += 2) {
      to[at] = meanOf(meanOf(from[above]!, from[below + 1]!), meanOf(from[above + 1]!, from[below]!));
    }
  }
}

/** Of two pixels, channel by channel, rounded down: what both have, and half of what one of them has. */
function meanOf(one: number, other: number): number {
  return (one & other) + (((one ^ other) & 0xfefefefe) >>> 1);
}
