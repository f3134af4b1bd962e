import { assess } from './assess.ts';
import type { Observation } from './observation.ts';
import type { Thresholds } from './thresholds.ts';

/**
 * Ranks frames for sending: first a face at all, then no faults (a blink or a turned head within
 * the hold is tolerated, but such a frame is not sent), then open eyes and sharpness together. An eye that is a third narrower, a blink
 * in progress, weighs as much as losing two thirds of the sharpness.
 * @param limits the person's own, by which the guidance judged the frame (`forEyes`)
 * @returns a number for comparison only
 */
export function frameScore(observation: Observation, limits: Thresholds): number {
  const [face] = observation.faces;
  const { pixels } = observation;
  if (!face || !pixels) return -1;
  const score = pixels.sharpness * face.eyesOpen ** eyesWeight;
  const isFaultless = assess(observation, limits).faults.size === 0;
  return isFaultless ? 1 + score : score / (1 + score);
}

const eyesWeight = 3;
