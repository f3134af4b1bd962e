import type { PictureLimits } from '../../../preload/contract.ts';
import type { Rotation } from '../../../preload/station.ts';
import { emptyHall, followCrowd, forgetPeople, type Crowd } from '../crowd.ts';
import { guideFrame, nobodyGuided, type GuideState } from '../guide-frame.ts';
import type { CaptureMode, GuideEvent } from '../guide.ts';
import type { Observation } from '../observation.ts';
import { KeptFrame } from './kept-frame.ts';
import { Looker } from './analyse-frame.ts';
import type { FaceModels } from './models/face-models.ts';
import type { TakenPicture } from './protocol.ts';
import type { Region } from './region.ts';

/** Number of frames from which a picture taken by hand is chosen, and how long they may take. Our values. */
const burstFrames = 5;
const burstMs = 1_000;
/** Of the frame's height: a person this near could be guided if the face were visible. */
const leastCoveredShare = 0.3;
/**
 * The touch that opened the camera makes the stand wobble, and a portrait on the wall with it: motion before this time is no evidence
 * of life. Our value.
 */
const wobbleMs = 1_200;

/**
 * The worker's logic without its messages: frames in, events and the picture out. It analyses a frame, determines which face is the
 * customer's, measures it, judges the frame, and keeps it if it is the best so far. One person is followed at a time.
 */
export class GuideSession {
  readonly #looker: Looker;
  readonly #kept = new KeptFrame();
  #listener: ((event: GuideEvent) => void) | null = null;
  #rotation: Rotation = 0;
  #crowd: Crowd = emptyHall;
  #state: GuideState = nobodyGuided;
  #fingerprint: number | null = null;
  #firstMs: number | null = null;
  #lastMs = 0;
  #onFrame: (() => void) | null = null;

  constructor(models: FaceModels) {
    this.#looker = new Looker(models);
  }

  /** @param rotation clockwise degrees that make the camera's frames upright */
  follow(rotation: Rotation, listener: (event: GuideEvent) => void): void {
    this.stop();
    this.#rotation = rotation;
    this.#listener = listener;
  }

  /**
   * Analyses a frame, and closes it as soon as it is copied: the camera has only a few buffers for them.
   * @param atMs when it was shown; grows from call to call
   */
  async see(frame: VideoFrame, atMs: number): Promise<void> {
    const listener = this.#listener;
    try {
      if (listener) await this.#kept.current.copyFrom(frame, this.#rotation);
    } finally {
      frame.close();
    }
    // If following ended while the frame was copied, the frame is not analysed.
    if (listener && listener === this.#listener) this.judge(atMs);
  }

  /** Analyses the picture in `current`. */
  judge(atMs: number): void {
    const listener = this.#listener;
    if (!listener) return;
    this.#lastMs = Math.max(this.#lastMs + 1, atMs);
    const observation = this.#observe(this.#lastMs);
    const { state, events, keeping } = guideFrame(this.#state, observation, this.#onFrame !== null);
    if (keeping) this.#kept[keeping]();
    this.#state = state;
    this.#kept.offer(observation, state.assessment);
    for (const event of events) listener(event);
    this.#onFrame?.();
  }

  /** Where the next frame is to be copied to. */
  get current() {
    return this.#kept.current;
  }

  /** @returns null without guidance, without a frame, or when none fits the hard cap */
  async take(mode: CaptureMode, limits: PictureLimits): Promise<TakenPicture | null> {
    if (!this.#listener || !this.#state.guidance) return null;
    if (mode === 'by-hand') await this.#burst();
    const steadyMs = mode === 'automatic' ? this.#state.steadiness.goodMs : 0;
    return this.#kept.take(limits, { mode, steadyMs });
  }

  /** Nothing of the person is kept. */
  stop(): void {
    this.#listener = null;
    this.#onFrame?.();
    this.#kept.wipe();
    this.#looker.wipe();
    this.#crowd = forgetPeople(this.#crowd, this.#lastMs);
    this.#state = nobodyGuided;
    this.#fingerprint = null;
    this.#firstMs = null;
  }

  #observe(atMs: number): Observation {
    const customerId = this.#crowd.customer?.id ?? null;
    const seen = this.#looker.look(this.#kept.current, atMs, customerId);
    const { width, height, fingerprint, faces } = seen;
    this.#firstMs ??= atMs;
    const isWobbling = atMs - this.#firstMs < wobbleMs;
    const isFrozen = isWobbling || fingerprint === this.#fingerprint;
    const isCovered = seen.unclear.some((region: Region) => region.size >= leastCoveredShare * height);
    this.#fingerprint = fingerprint;
    const { crowd, customer, others, report } = followCrowd(this.#crowd, {
      ...{ atMs, width, height, faces, isFrozen, isCovered },
      isMasked: this.#state.assessment.faults.has('uncoverFace'),
    });
    this.#crowd = crowd;
    // A customer chosen only now may not have been searched for in this frame: their face may have moved.
    const seenNow = customer?.seenMs === atMs ? customer : null;
    return {
      ...{ atMs, width, height, fingerprint, crowd: report },
      faces: seenNow ? [seenNow, ...others].map(({ face }) => face) : [],
      pixels: seenNow && this.#looker.measure(seenNow),
    };
  }

  /** The next few frames, even with faults: the person chose to press the button. */
  #burst(): Promise<void> {
    this.#kept.collect();
    return new Promise((resolve) => {
      let frames = 0;
      const end = (): void => {
        clearTimeout(timer);
        this.#onFrame = null;
        resolve();
      };
      const timer = setTimeout(end, burstMs);
      this.#onFrame = () => {
        frames += 1;
        if (frames >= burstFrames || !this.#listener) end();
      };
    });
  }
}
