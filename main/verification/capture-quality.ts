import { z } from 'zod';
import { hints } from '../../preload/contract.ts';

/**
 * A picture's measurements as the page reports them: numbers within the possible range, and nothing else. They are
 * recorded as received, so no text is allowed. Zod's numbers are finite.
 */
const degrees = z.number().min(-180).max(180);
const share = z.number().min(0).max(1);
const luminance = z.number().min(0).max(255);

const captureMeasures = z.strictObject({
  interEyePx: z.number().min(0).max(10_000),
  // A face close to the lens is larger than the picture.
  headHeightShare: z.number().min(0).max(10),
  yawDeg: degrees,
  pitchDeg: degrees,
  rollDeg: degrees,
  eyesOpen: z.number().min(0).max(10),
  faceLuminance: luminance,
  darkShare: share,
  brightShare: share,
  halvesRatio: share,
  // The largest variance that a Laplacian of eight neighbours can have on bytes is (8 × 255)².
  sharpness: z.number().min(0).max(4_161_600),
  steadyMs: z.number().min(0).max(3_600_000),
  framesCompared: z.int().min(0).max(1000),
});

export const captureQuality = z.strictObject({
  mode: z.enum(['automatic', 'by-hand', 'unguided']),
  hint: z.enum(hints).nullable(),
  measures: captureMeasures.nullable(),
});
