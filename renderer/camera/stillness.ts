import type { CameraCode } from '../../preload/error-codes.ts';

/** One sample of the stream: the features of a thumbnail that distinguish a working camera from a dead one. */
export interface FrameSample {
  readonly atMs: number;
  /** Of all the thumbnail's pixels: two frames of a real sensor never have the same, because of its noise. */
  readonly hash: number;
  /** Luminance, 0 to 255. */
  readonly mean: number;
  readonly brightest: number;
}

/**
 * A stream that repeats a frame, or is black, for this long is reported: the target is 2 s, and sampling takes up to a quarter of a second.
 * A person who passes very near or a lamp that is switched does not last as long.
 */
const patienceMs = 1_500;

/**
 * A covered lens: noise with a mean of a few levels and specks in it. A face that is much too dark to be judged still gives
 * more than this: the person is asked for more light, and the camera is not reported as covered. Our value, measured on the fixtures.
 */
const blackMean = 8;
const blackBrightest = 32;

export type StreamFault = Extract<CameraCode, 'camera-frozen' | 'camera-black'>;

export interface Stillness {
  readonly last: FrameSample;
  readonly sameSinceMs: number;
  readonly blackSinceMs: number | null;
}

export function isBlack({ mean, brightest }: FrameSample): boolean {
  return mean < blackMean && brightest < blackBrightest;
}

/** Adds one sample; `before` is null for the first one of a stream. */
export function addSample(before: Stillness | null, sample: FrameSample): Stillness {
  const same = before?.last.hash === sample.hash;
  const sameSinceMs = before && same ? before.sameSinceMs : sample.atMs;
  const blackSinceMs = isBlack(sample) ? (before?.blackSinceMs ?? sample.atMs) : null;
  return { last: sample, sameSinceMs, blackSinceMs };
}

/** The stream's current fault, if any. A black stream is reported as black, even if it is also frozen. */
export function faultOf({ last, sameSinceMs, blackSinceMs }: Stillness): StreamFault | null {
  if (blackSinceMs !== null && last.atMs - blackSinceMs >= patienceMs) return 'camera-black';
  return last.atMs - sameSinceMs >= patienceMs ? 'camera-frozen' : null;
}

/**
 * Reduces a thumbnail to its features. FNV-1a is enough: an attacker who can feed the stream can also add noise.
 * @param pixels RGBA
 */
export function sampleFrame(pixels: Uint8ClampedArray, atMs: number): FrameSample {
  let hash = 0x811c9dc5;
  let sum = 0;
  let brightest = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const red = pixels[at] ?? 0;
    const green = pixels[at + 1] ?? 0;
    const blue = pixels[at + 2] ?? 0;
    hash = Math.imul(hash ^ (red | (green << 8) | (blue << 16)), 0x01000193);
    const luminance = 0.299 * red + 0.587 * green + 0.114 * blue;
    sum += luminance;
    if (luminance > brightest) brightest = luminance;
  }
  return { atMs, hash: hash >>> 0, mean: (sum * 4) / Math.max(pixels.length, 4), brightest };
}
