import type { PictureLimits } from '../../preload/contract.ts';

export interface Rung {
  readonly width: number;
  readonly height: number;
  /** JPEG quality, 0 to 1. */
  readonly quality: number;
}

/**
 * From 0.8 to 0.9 a 1280×720 frame grows by two thirds (87 to 142 kB with Chromium's encoder), which at 256 kbit/s is
 * another 1.7 s of waiting for detail that a face of this size does not have. Below 0.6 block artefacts appear on skin,
 * so the size is reduced before that.
 */
const qualities = [0.74, 0.66, 0.6] as const;
const shrink = 0.8;
const leastLongestSidePx = 640;

/**
 * The sizes and qualities to try, best first: the quality is reduced, then the size, which starts again at a medium quality.
 * @param width,height of the frame in pixels; it is never enlarged
 * @param interEyePx of the frame's face, in the frame's pixels; the picture stays above the limits' minimum as long as the frame does
 */
export function qualityLadder(
  width: number,
  height: number,
  limits: Pick<PictureLimits, 'longestSidePx' | 'quality' | 'minInterEyePx'>,
  interEyePx: number | null = null,
): readonly Rung[] {
  const rungs: Rung[] = [];
  const longest = Math.max(width, height);
  const leastForEyes = interEyePx === null ? 0 : longest * Math.min(1, limits.minInterEyePx / interEyePx);
  const least = Math.max(leastLongestSidePx, leastForEyes);
  for (let side = Math.min(longest, Math.max(limits.longestSidePx, leastForEyes)); ; side *= shrink) {
    const scale = side / longest;
    const size = {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
    const lower = qualities.filter((quality) => quality < limits.quality);
    const tried = rungs.length === 0 || lower.length === 0 ? [limits.quality, ...lower] : lower;
    rungs.push(...tried.map((quality) => ({ ...size, quality })));
    if (side * shrink < least) return rungs;
  }
}

/**
 * Climbs down until a rung's file fits the target. Where none does, the smallest that keeps under the hard cap.
 * @returns null when even that one is too large
 */
export async function climbDown<File extends { readonly size: number }>(
  rungs: readonly Rung[],
  limits: Pick<PictureLimits, 'targetBytes' | 'hardCapBytes'>,
  encode: (rung: Rung) => Promise<File>,
): Promise<{ readonly rung: Rung; readonly file: File } | null> {
  const target = Math.min(limits.targetBytes, limits.hardCapBytes);
  let smallest: { rung: Rung; file: File } | null = null;
  for (const rung of rungs) {
    const file = await encode(rung);
    if (file.size <= target) return { rung, file };
    if (!smallest || file.size < smallest.file.size) smallest = { rung, file };
  }
  return smallest && smallest.file.size <= limits.hardCapBytes ? smallest : null;
}
