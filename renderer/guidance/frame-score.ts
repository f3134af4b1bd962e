import { assess } from './assess.ts';
import type { Observation } from './observation.ts';
import type { Thresholds } from './thresholds.ts';

/**
 * Which of some frames is the best to send: a face at all, then nothing to complain of (a blink or a turned head within
 * the hold is forgiven, not sent), then open eyes and sharpness together. An eye that is a third narrower, a blink
 * under way, weighs as much as losing two thirds of the sharpness.
 * @param limits the person's own, as the guidance judged the frame by them (`forEyes`)
 * @returns a number that is only good for comparing
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
