import type { PictureLimits } from '../../../preload/contract.ts';
import { climbDown, qualityLadder, type Rung } from '../../camera/quality-ladder.ts';
import type { TakenFrame } from '../face-observer.ts';
import { frameScore } from '../frame-score.ts';
import type { Observation } from '../observation.ts';
import { createDrawing, resize, wipe, type Drawing } from './canvases.ts';

/**
 * Two canvases: one that frames are drawn on, one with the best frame since `collect`. A better frame is kept by
 * swapping them, so that no frame is ever copied and none but these two exists.
 */
export class KeptFrame {
  #current = createDrawing();
  #best = createDrawing();
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
    if (before && frameScore(before) >= frameScore(observation)) return;
    [this.#current, this.#best] = [this.#best, this.#current];
    this.#bestObservation = observation;
  }

  async take(limits: PictureLimits): Promise<TakenFrame | null> {
    const observation = this.#bestObservation;
    const framesCompared = this.#compared;
    this.#collecting = false;
    if (!observation) return null;
    const { canvas } = this.#best;
    const interEyePx = observation.faces[0]?.interEyePx ?? null;
    const rungs = qualityLadder(canvas.width, canvas.height, limits, interEyePx);
    const taken = await climbDown(rungs, limits, (rung) => encodeJpeg(canvas, rung));
    this.forget();
    if (!taken) return null;
    const bytes = new Uint8Array(await taken.file.arrayBuffer());
    return { ...taken.rung, bytes, observation, framesCompared };
  }

  wipe(): void {
    this.forget();
    wipe(this.#current);
  }
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
