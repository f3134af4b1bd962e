import type { PictureLimits } from '../../../preload/contract.ts';
import { encodeJpeg, type EncodedPicture } from '../../camera/encode-jpeg.ts';
import { RgbxImage } from '../../camera/rgbx-image.ts';
import { frameScore } from '../frame-score.ts';
import type { Observation } from '../observation.ts';
import type { Thresholds } from '../thresholds.ts';

/** A JPEG file and what the frame it was made of showed. The receiver wipes it. */
export interface TakenFrame extends EncodedPicture {
  /** Of the whole frame, in its own pixels, before it was made smaller. */
  readonly observation: Observation;
  /** Frames it was chosen from. */
  readonly framesCompared: number;
}

/**
 * Two pictures: one that frames are copied into, one with the best frame since `collect`. A better frame is kept by
 * swapping them, so that none but these two exists.
 */
export class KeptFrame {
  #current = new RgbxImage();
  #best = new RgbxImage();
  #taken: RgbxImage | null = null;
  #bestObservation: Observation | null = null;
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
    this.#bestObservation = null;
    this.#best.wipe();
  }

  /**
   * Keeps the current picture if no better one was kept before.
   * @param limits by which the frame was judged (`GuideState.limits`)
   */
  offer(observation: Observation, limits: Thresholds): void {
    if (!this.#collecting) return;
    this.#compared += 1;
    const score = frameScore(observation, limits);
    if (this.#bestObservation && this.#bestScore >= score) return;
    [this.#current, this.#best] = [this.#best, this.#current];
    this.#bestObservation = observation;
    this.#bestScore = score;
  }

  /**
   * A new frame, `collect` or `forget` does not change the frame that is being encoded: only
   * `wipe` does.
   * @returns null without a frame, or when none is within the hard cap
   */
  async take(limits: PictureLimits): Promise<TakenFrame | null> {
    const observation = this.#bestObservation;
    const framesCompared = this.#compared;
    const frame = this.#best;
    this.#best = new RgbxImage();
    this.forget();
    if (!observation) return null;
    this.#taken = frame;
    const taken = await encodeJpeg(frame, limits, observation.faces[0]?.interEyePx ?? null);
    frame.wipe();
    if (this.#taken !== frame) return null;
    this.#taken = null;
    return taken && { ...taken, observation, framesCompared };
  }

  wipe(): void {
    this.forget();
    this.#current.wipe();
    this.#taken?.wipe();
    this.#taken = null;
  }
}
