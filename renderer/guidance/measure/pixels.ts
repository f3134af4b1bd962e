import type { FacePixels } from '../observation.ts';
import { coveredEyes, coveredMouth } from './cover.ts';
import { insideOf } from './inside.ts';
import { lumaOf, type Pixels } from './luma.ts';
import { chin, forehead, outline, pointAt, pointsAt, type Mesh } from './mesh.ts';

/** Below and above these a pixel shows nothing of the skin any more: OFIQ's under- and over-exposure measures. */
const darkBelow = 25;
const brightAbove = 247;

/**
 * Light and sharpness of the face itself, whatever stands behind it.
 * @param image the face, scaled so that it is `faceHeightPx` high: sharpness means nothing at varying sizes
 * @param mesh in the image's pixels
 * @param surroundLuminance of the frame around the face, 0 to 255
 */
export function measurePixels(image: Pixels, mesh: Mesh, surroundLuminance: number): FacePixels {
  const luma = lumaOf(image);
  const inside = insideOf(pointsAt(mesh, outline), image.width, image.height);
  const light = lightOf(luma, inside, image.width, mesh);
  return {
    ...light,
    surroundLuminance,
    sharpness: sharpnessOf(luma, inside, image.width, image.height, light.luminance),
    coveredEyes: coveredEyes(image, mesh),
    coveredMouth: coveredMouth(image, mesh),
  };
}

type Light = Pick<FacePixels, 'luminance' | 'darkShare' | 'brightShare' | 'halvesRatio'>;

function lightOf(luma: Float32Array, inside: Uint8Array, width: number, mesh: Mesh): Light {
  const top = pointAt(mesh, forehead);
  const bottom = pointAt(mesh, chin);
  const sums = [0, 0];
  const counts = [0, 0];
  let dark = 0;
  let bright = 0;
  for (let at = 0; at < luma.length; at += 1) {
    if (!inside[at]) continue;
    const value = luma[at] ?? 0;
    const x = at % width;
    const y = (at - x) / width;
    // Which side of the line from forehead to chin; it leans with the head.
    const side = (bottom.x - top.x) * (y - top.y) - (bottom.y - top.y) * (x - top.x) > 0 ? 1 : 0;
    sums[side] = (sums[side] ?? 0) + value;
    counts[side] = (counts[side] ?? 0) + 1;
    if (value < darkBelow) dark += 1;
    if (value > brightAbove) bright += 1;
  }
  const [one = 0, other = 0] = sums.map((sum, side) => sum / Math.max(1, counts[side] ?? 0));
  const count = Math.max(1, (counts[0] ?? 0) + (counts[1] ?? 0));
  return {
    luminance: ((sums[0] ?? 0) + (sums[1] ?? 0)) / count,
    darkShare: dark / count,
    brightShare: bright / count,
    halvesRatio: Math.min(one, other) / Math.max(1, one, other),
  };
}

/**
 * Variance of the Laplacian (Pech-Pacheco et al., 2000) over the pixels whose neighbours lie on the face too. Taken of
 * the smoothed luma, or a sensor's noise would count as sharpness; and as for a face of middling brightness, or a dark
 * face would count as blurred.
 */
function sharpnessOf(
  luma: Float32Array,
  inside: Uint8Array,
  width: number,
  height: number,
  luminance: number,
): number {
  const smooth = smoothed(luma, width, height);
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let at = width; at < width * (height - 1); at += 1) {
    if (!(inside[at] && inside[at - 1] && inside[at + 1] && inside[at - width] && inside[at + width]))
      continue;
    const value =
      (smooth[at - 1] ?? 0) +
      (smooth[at + 1] ?? 0) +
      (smooth[at - width] ?? 0) +
      (smooth[at + width] ?? 0) -
      4 * (smooth[at] ?? 0);
    count += 1;
    sum += value;
    squares += value * value;
  }
  if (count === 0) return 0;
  const mean = sum / count;
  const brightness = Math.max(darkBelow, luminance) / middling;
  return (squares / count - mean * mean) / (brightness * brightness);
}

const middling = 128;

/** The mean of each pixel and its eight neighbours, weighted 4, 2 and 1; the image's edge stays as it is. */
function smoothed(luma: Float32Array, width: number, height: number): Float32Array {
  const smooth = Float32Array.from(luma);
  const across = (at: number): number => (luma[at - 1] ?? 0) + 2 * (luma[at] ?? 0) + (luma[at + 1] ?? 0);
  for (let row = 1; row < height - 1; row += 1) {
    for (let at = row * width + 1; at < (row + 1) * width - 1; at += 1) {
      smooth[at] = (across(at - width) + 2 * across(at) + across(at + width)) / 16;
    }
  }
  return smooth;
}
