import type { Face } from './observation.ts';
import type { Thresholds } from './thresholds.ts';

/** Turned further, an eye is seen from the side and measures smaller than it is. */
const frontalDeg = 12;
/** Of the widest opening, forgotten per frame: a face that was surprised once is not held to it for long. */
const fading = 0.995;

/** How far this person's eyes open, as the eye aspect ratio has it; 0 before they were seen from the front. */
export function noteEyes(before: number, face: Face | undefined): number {
  if (!face || Math.abs(face.yawDeg) > frontalDeg || Math.abs(face.pitchDeg) > frontalDeg) return before;
  return Math.max(face.eyesOpen, before * fading);
}

/**
 * The limits with the eyes' own made this person's: closed is what is much narrower than theirs were.
 * @param widest of `noteEyes`
 */
export function forEyes(thresholds: Thresholds, widest: number): Thresholds {
  const { eyesOpen, eyesOpenShare } = thresholds;
  return {
    ...thresholds,
    eyesOpen: {
      enter: Math.max(eyesOpen.enter, eyesOpenShare.enter * widest),
      leave: Math.max(eyesOpen.leave, eyesOpenShare.leave * widest),
    },
  };
}
