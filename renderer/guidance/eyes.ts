import type { Face } from './observation.ts';
import type { Thresholds } from './thresholds.ts';

/** Turned further, an eye is seen from the side and measures smaller than it is. */
const frontalDeg = 12;
/** Of the widest opening, forgotten a second: a face that was surprised once is not held to it for long. */
const fadingPerSecond = 0.06;

/** How far this person's eyes open, as the eye aspect ratio has it; 0 before they were seen from the front. */
export interface Eyes {
  readonly widest: number;
  readonly atMs: number;
}

export const unseenEyes: Eyes = { widest: 0, atMs: 0 };

export function noteEyes(before: Eyes, face: Face | undefined, atMs: number): Eyes {
  if (!face || Math.abs(face.yawDeg) > frontalDeg || Math.abs(face.pitchDeg) > frontalDeg) return before;
  const faded = before.widest * Math.exp((-fadingPerSecond * (atMs - before.atMs)) / 1_000);
  return { widest: Math.max(face.eyesOpen, faded), atMs };
}

/** The limits with the eyes' own made this person's: closed is what is much narrower than theirs were. */
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
