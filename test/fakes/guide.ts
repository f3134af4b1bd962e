import type { CaptureQuality, Hint, PictureLimits } from '../../preload/contract.ts';
import type { Rotation } from '../../preload/station.ts';
import { restingOval, type Guidance } from '../../renderer/guidance/guidance.ts';
import type { Capture, Guide, GuideEvent } from '../../renderer/guidance/guide.ts';
import type { FakeCamera } from './camera.ts';

export const goodMeasures: NonNullable<CaptureQuality['measures']> = {
  interEyePx: 130,
  headHeightShare: 0.45,
  yawDeg: 1,
  pitchDeg: -2,
  rollDeg: 0,
  eyesOpen: 0.32,
  faceLuminance: 128,
  darkShare: 0.01,
  brightShare: 0,
  halvesRatio: 0.9,
  sharpness: 240,
  steadyMs: 800,
  framesCompared: 9,
};

/** A guide whose observations the test sets. Its pictures are the fake camera's. */
export class FakeGuide implements Guide {
  /** False: this machine can't be guided. */
  available = true;
  /** Reports nothing until set to false: a slow machine that is still loading. */
  silent = false;
  prepared = 0;
  followed = 0;
  readonly #camera: FakeCamera;
  #listener: ((event: GuideEvent) => void) | null = null;

  constructor(camera: FakeCamera) {
    this.#camera = camera;
  }

  prepare(): void {
    this.prepared += 1;
  }

  follow(_rotation: Rotation, listener: (event: GuideEvent) => void): () => void {
    this.#listener = listener;
    this.followed += 1;
    if (!this.available) this.fail();
    else if (!this.silent) this.show('noFace');
    return () => {
      this.#listener = null;
    };
  }

  get isFollowing(): boolean {
    return this.#listener !== null;
  }

  async take(mode: 'automatic' | 'by-hand', _limits: PictureLimits): Promise<Capture | null> {
    if (!this.available || !this.#listener) return null;
    const taken = await this.#camera.capture();
    const hint: Hint = mode === 'automatic' ? 'steady' : 'tooDark';
    return taken.ok
      ? { picture: taken.value.picture, quality: { mode, hint, measures: goodMeasures } }
      : null;
  }

  show(hint: Hint, holding: Guidance['holding'] = null): void {
    this.#listener?.({ type: 'GUIDANCE', guidance: { hint, oval: restingOval, holding } });
  }

  /** The person has held still for long enough. */
  steady(): void {
    this.#listener?.({ type: 'FACE_STEADY' });
  }

  staysCovered(): void {
    this.#listener?.({ type: 'FACE_STAYS_COVERED' });
  }

  personLeaves(): void {
    this.#listener?.({ type: 'PERSON_LEFT' });
  }

  fail(): void {
    this.#listener?.({ type: 'GUIDE_FAILED' });
  }
}
