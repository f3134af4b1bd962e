import type { Face, FacePixels, Observation } from './observation.ts';
import type { Thresholds } from './thresholds.ts';

/** At a larger angle an eye is seen from the side and measures smaller than it is. */
const frontalDeg = 12;
/** Of the widest opening, forgotten a second: so that one unusually wide opening does not count for long. */
const fadingPerSecond = 0.06;

/** How far this person's eyes open, as measured by `opening`; 0 before they were seen from the front. */
export interface Eyes {
  readonly widest: number;
  readonly atMs: number;
}

export const unseenEyes: Eyes = { widest: 0, atMs: 0 };

/**
 * The eye aspect ratio times how dark it is between the lids. The mesh alone finds closed lids hardly narrower than narrow
 * eyes, and dark lids or a lens's reflection mislead the pixels alone.
 */
export function opening({ eyesOpen }: Face, { eyesDark }: FacePixels): number {
  return eyesOpen * eyesDark;
}

/** @param observation of an uncovered face: next to a white mask every eye is dark */
export function noteEyes(before: Eyes, { faces: [face], pixels, atMs }: Observation): Eyes {
  if (!face || !pixels) return before;
  if (Math.abs(face.yawDeg) > frontalDeg || Math.abs(face.pitchDeg) > frontalDeg) return before;
  const faded = before.widest * Math.exp((-fadingPerSecond * (atMs - before.atMs)) / 1_000);
  return { widest: Math.max(opening(face, pixels), faded), atMs };
}

/** The limits with the eyes' own made this person's: closed is what is much less open than theirs were. */
export function forEyes(thresholds: Thresholds, { widest }: Eyes): Thresholds {
  const { eyesOpen, eyesOpenShare } = thresholds;
  return {
    ...thresholds,
    eyesOpen: {
      enter: Math.max(eyesOpen.enter, eyesOpenShare.enter * widest),
      leave: Math.max(eyesOpen.leave, eyesOpenShare.leave * widest),
    },
  };
}
