import type { FacePixels } from '../observation.ts';
import { coveredEyes, coveredMouth, eyesDark } from './cover.ts';
import { insideOf } from './inside.ts';
import { lumaOf, type Pixels } from './luma.ts';
import { cheeks, features, nose, pointsAt, type Mesh } from './mesh.ts';

/** Below and above these a pixel shows nothing of the skin any more: OFIQ's under- and over-exposure measures. */
const darkBelow = 25;
const brightAbove = 247;

/**
 * Light on the skin and sharpness of the face, independent of the background.
 * @param image the face, scaled so that it is `faceHeightPx` high: sharpness can't be compared between sizes
 * @param mesh in the image's pixels
 * @param surroundLuminance of the frame around the face, 0 to 255
 */
export function measurePixels(image: Pixels, mesh: Mesh, surroundLuminance: number): FacePixels {
  const luma = lumaOf(image);
  const inside = (polygon: readonly number[]): Uint8Array =>
    insideOf(pointsAt(mesh, polygon), image.width, image.height);
  const patch = (polygon: readonly number[]): Patch => patchOf(luma, inside(polygon));
  const light = lightOn(patch(cheeks.right), patch(cheeks.left), patch(nose));
  return {
    ...light,
    surroundLuminance,
    sharpness: sharpnessOf(image, luma, inside, light.luminance),
    eyesDark: eyesDark(image, mesh),
    coveredEyes: coveredEyes(image, mesh),
    coveredMouth: coveredMouth(image, mesh),
  };
}

type Light = Pick<FacePixels, 'luminance' | 'darkShare' | 'brightShare' | 'halvesRatio'>;

interface Patch {
  readonly count: number;
  readonly sum: number;
  readonly dark: number;
  readonly bright: number;
}

function patchOf(luma: Float32Array, inside: Uint8Array): Patch {
  let [count, sum, dark, bright] = [0, 0, 0, 0];
  for (let at = 0; at < luma.length; at += 1) {
    if (!inside[at]) continue;
    const value = luma[at] ?? 0;
    count += 1;
    sum += value;
    if (value < darkBelow) dark += 1;
    if (value > brightAbove) bright += 1;
  }
  return { count, sum, dark, bright };
}

function lightOn(right: Patch, left: Patch, middle: Patch): Light {
  const total = (of: keyof Patch): number => right[of] + left[of] + middle[of];
  const count = Math.max(1, total('count'));
  const [one, other] = [right, left].map((cheek) => cheek.sum / Math.max(1, cheek.count)) as [number, number];
  return {
    luminance: total('sum') / count,
    darkShare: total('dark') / count,
    brightShare: total('bright') / count,
    halvesRatio: Math.min(one, other) / Math.max(1, one, other),
  };
}

/**
 * Variance of the Laplacian (Pech-Pacheco et al., 2000) of the smoothed luma around brows, eyes, nose and mouth, less that of the
 * cheeks, or a sensor's noise would count as sharpness; and as for a face of middling brightness, or a dark face would count as
 * blurred, or, by its noise, as sharp.
 */
function sharpnessOf(
  { width, height }: Pixels,
  luma: Float32Array,
  inside: (polygon: readonly number[]) => Uint8Array,
  luminance: number,
): number {
  const smooth = smoothed(luma, width, height);
  const [lines, ...noises] = [features, cheeks.right, cheeks.left].map((polygon) =>
    laplacianVariance(smooth, inside(polygon), width, height),
  ) as [number, number, number];
  const brightness = Math.max(darkBelow, luminance) / middling;
  return Math.max(0, lines - Math.min(...noises, mostNoise)) / (brightness * brightness);
}

/** Variance for a sensor with four levels of noise; a higher value on the cheeks comes from glasses or wrinkles. Noise of two levels gives 1. */
const mostNoise = 4;

/** Over the pixels whose neighbours are inside too. */
function laplacianVariance(smooth: Float32Array, inside: Uint8Array, width: number, height: number): number {
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
  return squares / count - mean * mean;
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
