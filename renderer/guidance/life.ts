import type { FollowedFace } from './observation.ts';

/**
 * Whether a face is alive: a portrait on the wall, a face on a poster or on a badge does not move beyond the mesh's own noise.
 *
 * Every living person sways. The head of a healthy adult who stands quietly with open eyes travels 368 ± 80 mm a minute, mostly
 * at 0.3 to 0.4 Hz ("Head movement. Recording and its significance", 20 adults, LED on a helmet): 6 mm/s, of which a camera
 * sees the sideways and vertical part. The mean of all points of a picture that hangs still moves by 0.0005 to 0.003 distances
 * of the eyes (0.03 to 0.2 mm on a face) at a sensor's noise of 2 to 8 levels, by up to 0.006 where the noise is blotchy.
 */
export type LifeState = 'alive' | 'unknown' | 'furniture';

export interface Life {
  /** Samples so far, and when the last one was taken. */
  readonly looks: number;
  readonly lastMs: number;
  /** Of the last `windowMs`, oldest first. */
  readonly samples: readonly Sample[];
  /** Since the last evidence of life, or since the face was first seen; counted only while it and the picture changed. */
  readonly stillMs: number;
  readonly livedMs: number | null;
}

interface Sample {
  readonly atMs: number;
  /** Mean of all points, pixels. */
  readonly x: number;
  readonly y: number;
  readonly interEyePx: number;
  readonly eyesOpen: number;
}

export const unwatched: Life = { looks: 0, lastMs: -Infinity, samples: [], stillMs: 0, livedMs: null };

/** More samples add no information. */
const leastApartMs = 45;
/** The first samples of a newly found face come from the detector's box, not from the face's own mesh, and are offset from the next ones. */
const settlingLooks = 2;

/** Motion is measured between any two moments that are no further apart. One sway of 0.35 Hz. */
const windowMs = 3_000;
/** Length of a moment: samples are averaged over it, at the window's end and before, to reduce the mesh's noise. */
const momentMs = 350;
/** A face that has shown life so lately lives. Who sways shows it every second or two. */
export const aliveMs = 3_000;
/** A face without evidence of life for this long counts as furniture. */
export const furnitureMs = 5_000;
/** A longer gap between two samples counts as this long: what happened in it is unknown. */
const mostCountedMs = 1_000;
/** In distances between the eyes: 0.8 mm. A smaller motion can't be measured even by the best camera. Our value. */
const leastShift = 0.0125;
/** Furniture has to move this many times more: a person who passes in front of a portrait shifts its mesh a little. Our value. */
const furnitureFactor = 3;
/** A shift counts when it is this many times larger than noise alone would cause. Our value: see life.test.ts. */
const noiseFactor = 6.5;
/** Noise of a single sample, in distances between the eyes, where there are too few samples to measure it; then the least and greatest accepted values. */
const usualNoise = 0.004;
const leastNoise = 0.001;
const mostNoise = 0.007;
/** The difference between samples further apart shows sway as much as noise. */
const noiseApartMs = 150;
/** Of the eye aspect ratio: half a blink. Noise makes up to 0.04. */
const leastBlink = 0.09;

export function sampleOf({ points, face, seenMs }: FollowedFace): Sample {
  let x = 0;
  let y = 0;
  for (let at = 0; at < points.length; at += 3) {
    x += points[at] ?? 0;
    y += points[at + 1] ?? 0;
  }
  const count = Math.max(1, points.length / 3);
  const { interEyePx, eyesOpen } = face;
  return { atMs: seenMs, x: x / count, y: y / count, interEyePx, eyesOpen };
}

/** Adds one sample of a face; a repeated one, or one that comes too soon after the last, changes nothing. */
export function watchLife(before: Life, sample: Sample): Life {
  const { atMs } = sample;
  if (atMs - before.lastMs < leastApartMs) return before;
  const next = { ...before, looks: before.looks + 1, lastMs: atMs };
  if (next.looks <= settlingLooks) return next;
  const samples = [...before.samples, sample].filter((one) => atMs - one.atMs <= windowMs);
  const wasFurniture = lifeStateOf(before, atMs) === 'furniture';
  if (hasMoved(samples, wasFurniture ? furnitureFactor : 1) || hasBlinked(samples))
    return { ...next, samples, stillMs: 0, livedMs: atMs };
  const countedMs = before.samples.length > 0 ? Math.min(mostCountedMs, atMs - before.lastMs) : 0;
  return { ...next, samples, stillMs: before.stillMs + countedMs };
}

export function lifeStateOf({ stillMs, livedMs }: Life, atMs: number): LifeState {
  if (livedMs !== null && atMs - livedMs <= aliveMs) return 'alive';
  return stillMs >= furnitureMs ? 'furniture' : 'unknown';
}

/** The moment at the window's end against every moment before: means of a few samples each, where they come often. */
function hasMoved(samples: readonly Sample[], factor: number): boolean {
  const last = samples.at(-1);
  if (!last) return false;
  const isNow = ({ atMs }: Sample): boolean => last.atMs - atMs < momentMs;
  const now = meanOf(samples.filter(isNow));
  const earlier = samples.filter((sample) => !isNow(sample));
  const noise = noiseOf(samples);
  let from = 0;
  for (let to = 0; to < earlier.length; to += 1) {
    while ((earlier[to]?.atMs ?? 0) - (earlier[from]?.atMs ?? 0) >= momentMs) from += 1;
    const then = meanOf(earlier.slice(from, to + 1));
    const shift = Math.hypot(now.x - then.x, now.y - then.y) / last.interEyePx;
    const least = noiseFactor * noise * Math.sqrt(1 / now.count + 1 / then.count);
    if (shift > factor * Math.max(leastShift, least)) return true;
  }
  return false;
}

function meanOf(samples: readonly Sample[]): {
  readonly x: number;
  readonly y: number;
  readonly count: number;
} {
  let x = 0;
  let y = 0;
  for (const sample of samples) {
    x += sample.x;
    y += sample.y;
  }
  const count = Math.max(1, samples.length);
  return { x: x / count, y: y / count, count };
}

/** Between two samples the mesh's noise exceeds any sway; the median, so that a sudden movement does not count as noise. */
function noiseOf(samples: readonly Sample[]): number {
  const steps: number[] = [];
  samples.forEach((sample, index) => {
    const before = samples[index - 1];
    if (!before || sample.atMs - before.atMs > noiseApartMs) return;
    steps.push(Math.hypot(sample.x - before.x, sample.y - before.y) / sample.interEyePx);
  });
  if (steps.length < 4) return usualNoise;
  const median = steps.sort((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 0;
  // For two samples with noise s in x and y each, the distance's median is 1.67 s (Rayleigh, s·√2).
  return Math.min(mostNoise, Math.max(leastNoise, median / 1.67));
}

function hasBlinked(samples: readonly Sample[]): boolean {
  const open = samples.map(({ eyesOpen }) => eyesOpen);
  return Math.max(...open) - Math.min(...open) > leastBlink;
}
