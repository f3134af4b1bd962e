import type { FollowedFace } from './observation.ts';

/**
 * Whether a face lives: a portrait on the wall, a face on a poster or on a badge does not move beyond the mesh's own noise.
 *
 * Every living person sways. The head of a healthy adult who stands quietly with open eyes travels 368 ± 80 mm a minute, mostly
 * at 0.3 to 0.4 Hz ("Head movement. Recording and its significance", 20 adults, LED on a helmet): 6 mm/s, of which a camera
 * sees what goes sideways and up. The mean of all points of a picture that hangs still moves by 0.0005 to 0.003 distances
 * of the eyes (0.03 to 0.2 mm on a face) at a sensor's noise of 2 to 8 levels, by up to 0.006 where the noise is in spots.
 */
export type LifeState = 'alive' | 'unknown' | 'furniture';

export interface Life {
  /** Looks taken in so far, and when the last one was. */
  readonly looks: number;
  readonly lastMs: number;
  /** Of the last `windowMs`, oldest first. */
  readonly samples: readonly Sample[];
  /** Since the last evidence of life, or since the face was first seen; only while it and the picture were seen to change. */
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
/** The first looks at a face that was just found come from the detector's box, not from the face's own mesh, and lie beside the next. */
const settlingLooks = 2;

/** Motion is looked for between any two moments that lie no further apart. One sway of 0.35 Hz. */
const windowMs = 3_000;
/** A moment: so much of the window's end, and of any time before, is averaged against the mesh's noise. */
const momentMs = 350;
/** A face that has shown life so lately lives. Who sways shows it every second or two. */
export const aliveMs = 3_000;
/** Watched for so long without it, a face is furniture. */
export const furnitureMs = 5_000;
/** A longer gap between two samples counts as this long: what happened in it is unknown. */
const mostCountedMs = 1_000;
/** In distances between the eyes: 0.8 mm. Below, even the best camera tells little. Ours. */
const leastShift = 0.0125;
/** What was furniture so far has to move so many times more: somebody who passes before a portrait moves its mesh a little. Ours. */
const furnitureFactor = 3;
/** A shift counts when it is so many times what noise alone would do. Ours: see life.test.ts. */
const noiseFactor = 6.5;
/** Of a single look, in distances between the eyes, where too few looks come to measure it; and the least and most that is believed. */
const usualNoise = 0.004;
const leastNoise = 0.001;
const mostNoise = 0.007;
/** Looks further apart tell of sway as much as of noise. */
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

/** Takes in one more look at a face; one that was taken in before, or comes too soon after it, changes nothing. */
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

/** The moment at the window's end against every moment before: means of a few looks each, where looks come often. */
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

/** From one look to the next the mesh trembles more than anybody sways: the median, so that a start or a step is none. */
function noiseOf(samples: readonly Sample[]): number {
  const steps: number[] = [];
  samples.forEach((sample, index) => {
    const before = samples[index - 1];
    if (!before || sample.atMs - before.atMs > noiseApartMs) return;
    steps.push(Math.hypot(sample.x - before.x, sample.y - before.y) / sample.interEyePx);
  });
  if (steps.length < 4) return usualNoise;
  const median = steps.sort((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 0;
  // Of two looks with noise s across and down each, the distance's median is 1.67 s (Rayleigh, s·√2).
  return Math.min(mostNoise, Math.max(leastNoise, median / 1.67));
}

function hasBlinked(samples: readonly Sample[]): boolean {
  const open = samples.map(({ eyesOpen }) => eyesOpen);
  return Math.max(...open) - Math.min(...open) > leastBlink;
}
