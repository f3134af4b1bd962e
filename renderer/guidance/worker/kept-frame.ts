import type { CaptureMeasures, CaptureQuality, Hint, PictureLimits } from '../../../preload/contract.ts';
import { encodeJpeg } from '../../camera/encode-jpeg.ts';
import { RgbxImage } from '../../camera/rgbx-image.ts';
import type { Assessment } from '../assess.ts';
import type { Observation } from '../observation.ts';
import type { TakenPicture } from './protocol.ts';

/** An eye that is a third narrower, a blink in progress, weighs as much as losing two thirds of the sharpness. */
const eyesWeight = 3;

/**
 * Ranks frames for sending: first a face at all, then no faults (a blink or a turned head within
 * the hold is tolerated, but such a frame is not sent), then open eyes and sharpness together.
 * @returns a number for comparison only
 */
export function frameScore(observation: Observation, { faults }: Assessment): number {
  const [face] = observation.faces;
  const { pixels } = observation;
  if (!face || !pixels) return -1;
  const score = pixels.sharpness * face.eyesOpen ** eyesWeight;
  return faults.size === 0 ? 1 + score : score / (1 + score);
}

/**
 * Two pictures: one that frames are copied into, one with the best frame since `collect`. A better frame is kept by
 * swapping them, so that none but these two exists.
 */
export class KeptFrame {
  #current = new RgbxImage();
  #best = new RgbxImage();
  #taken: RgbxImage | null = null;
  #bestOf: { readonly observation: Observation; readonly hint: Hint } | null = null;
  #bestScore = 0;
  #collecting = false;
  #compared = 0;

  get current(): RgbxImage {
    return this.#current;
  }

  collect(): void {
    this.forget();
    this.#collecting = true;
  }

  forget(): void {
    this.#collecting = false;
    this.#compared = 0;
    this.#bestOf = null;
    this.#best.wipe();
  }

  /**
   * Keeps the current picture if no better one was kept before.
   * @param assessment the guidance's of this frame
   */
  offer(observation: Observation, assessment: Assessment): void {
    if (!this.#collecting) return;
    this.#compared += 1;
    const score = frameScore(observation, assessment);
    if (this.#bestOf && this.#bestScore >= score) return;
    [this.#current, this.#best] = [this.#best, this.#current];
    this.#bestOf = { observation, hint: assessment.hint };
    this.#bestScore = score;
  }

  /**
   * A new frame, `collect` or `forget` does not change the frame that is being encoded: only
   * `wipe` does.
   * @returns null without a frame, or when none is within the hard cap
   */
  async take(limits: PictureLimits, choice: Omit<Choice, 'framesCompared'>): Promise<TakenPicture | null> {
    const best = this.#bestOf;
    const framesCompared = this.#compared;
    const frame = this.#best;
    this.#best = new RgbxImage();
    this.forget();
    if (!best) return null;
    this.#taken = frame;
    const taken = await encodeJpeg(frame, limits, best.observation.faces[0]?.interEyePx ?? null);
    frame.wipe();
    if (this.#taken !== frame) return null;
    this.#taken = null;
    return (
      taken && { ...taken, facts: captureQuality(best.observation, best.hint, { ...choice, framesCompared }) }
    );
  }

  wipe(): void {
    this.forget();
    this.#current.wipe();
    this.#taken?.wipe();
    this.#taken = null;
  }
}

/** How the frame to be sent was chosen. */
export interface Choice {
  readonly mode: CaptureQuality['mode'];
  readonly steadyMs: number;
  readonly framesCompared: number;
}

/**
 * What the frame scored, as the numbers that go with the attempt. Without a face there is nothing to measure.
 * @param hint the guidance's for this frame
 */
export function captureQuality(observation: Observation, hint: Hint, choice: Choice): CaptureQuality {
  return { mode: choice.mode, hint, measures: measuresOf(observation, choice) };
}

function measuresOf(
  { faces, pixels, height }: Observation,
  { steadyMs, framesCompared }: Choice,
): CaptureMeasures | null {
  const [face] = faces;
  if (!face || !pixels) return null;
  return {
    interEyePx: round(face.interEyePx),
    headHeightShare: round(face.box.height / height),
    yawDeg: round(face.yawDeg),
    pitchDeg: round(face.pitchDeg),
    rollDeg: round(face.rollDeg),
    eyesOpen: round(face.eyesOpen),
    faceLuminance: round(pixels.luminance),
    darkShare: round(pixels.darkShare),
    brightShare: round(pixels.brightShare),
    halvesRatio: round(pixels.halvesRatio),
    sharpness: round(pixels.sharpness),
    steadyMs: Math.round(steadyMs),
    framesCompared,
  };
}

/** Two digits are what the measuring is good for; more would only make records longer. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
