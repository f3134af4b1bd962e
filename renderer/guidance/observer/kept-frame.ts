import type { PictureLimits } from '../../../preload/contract.ts';
import { climbDown, qualityLadder, type Rung } from '../../camera/quality-ladder.ts';
import type { TakenFrame } from '../face-observer.ts';
import { frameScore } from '../frame-score.ts';
import type { Observation } from '../observation.ts';
import { kioskThresholds } from '../thresholds.ts';
import { createDrawing, resize, wipe, type Drawing } from './canvases.ts';

/**
 * Two canvases: one that frames are drawn on, one with the best frame since `collect`. A better frame is kept by
 * swapping them, so that no frame is ever copied and none but these two exists.
 */
export class KeptFrame {
  #current = createDrawing();
  #best = createDrawing();
  #taken: Drawing | null = null;
  #bestObservation: Observation | null = null;
  #collecting = false;
  #compared = 0;

  get current(): Drawing {
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
    wipe(this.#best);
  }

  /** Keeps what lies on the current canvas if nothing better was kept before. */
  offer(observation: Observation): void {
    if (!this.#collecting) return;
    this.#compared += 1;
    const before = this.#bestObservation;
    const score = (one: Observation): number => frameScore(one, kioskThresholds);
    if (before && score(before) >= score(observation)) return;
    [this.#current, this.#best] = [this.#best, this.#current];
    this.#bestObservation = observation;
  }

  /**
   * Whatever comes meanwhile, a new frame, `collect` or `forget`, the frame that is being encoded stays as it is: only
   * `wipe` reaches it.
   */
  async take(limits: PictureLimits): Promise<TakenFrame | null> {
    const observation = this.#bestObservation;
    const framesCompared = this.#compared;
    const frame = this.#best;
    this.#best = createDrawing();
    this.forget();
    if (!observation) return null;
    this.#taken = frame;
    const taken = await encode(frame.canvas, limits, observation);
    wipe(frame);
    if (this.#taken !== frame) return null;
    this.#taken = null;
    return taken && { ...taken, observation, framesCompared };
  }

  wipe(): void {
    this.forget();
    wipe(this.#current);
    if (this.#taken) wipe(this.#taken);
    this.#taken = null;
  }
}

type Encoded = Pick<TakenFrame, 'bytes' | 'width' | 'height' | 'quality'>;

async function encode(
  frame: OffscreenCanvas,
  limits: PictureLimits,
  { faces }: Observation,
): Promise<Encoded | null> {
  const rungs = qualityLadder(frame.width, frame.height, limits, faces[0]?.interEyePx ?? null);
  const taken = await climbDown(rungs, limits, (rung) => encodeJpeg(frame, rung));
  return taken && { ...taken.rung, bytes: new Uint8Array(await taken.file.arrayBuffer()) };
}

async function encodeJpeg(frame: OffscreenCanvas, { width, height, quality }: Rung): Promise<Blob> {
  const drawing = createDrawing();
  resize(drawing, width, height);
  drawing.context.imageSmoothingQuality = 'high';
  drawing.context.drawImage(frame, 0, 0, width, height);
  const file = await drawing.canvas.convertToBlob({ type: 'image/jpeg', quality });
  wipe(drawing);
  return file;
}
