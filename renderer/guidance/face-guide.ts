import type { PictureLimits, Rotation } from '../../preload/contract.ts';
import { pictureOf } from '../camera/picture.ts';
import type { FaceObserver } from './face-observer.ts';
import { guideFrame, nobodyGuided, type GuideState } from './guide-frame.ts';
import type { Capture, Guide, GuideEvent } from './guide.ts';
import type { Observation } from './observation.ts';
import { captureQuality } from './quality.ts';

/** Frames that a picture taken by hand is chosen from, and how long they may take to come. Ours. */
const burstFrames = 5;
const burstMs = 1_000;

export interface FaceGuidePorts {
  readonly observer: FaceObserver;
  /** The track of the camera that is open, or null. */
  readonly track: () => MediaStreamTrack | null;
}

/** The guide that sees with a FaceObserver: the observer looks, `guideFrame` decides, this passes on what it decided. */
export class FaceGuide implements Guide {
  readonly #ports: FaceGuidePorts;
  #state: GuideState = nobodyGuided;
  #listener: ((event: GuideEvent) => void) | null = null;
  #onFrame: (() => void) | null = null;

  constructor(ports: FaceGuidePorts) {
    this.#ports = ports;
  }

  prepare(): void {
    void this.#ports.observer.load();
  }

  follow(rotation: Rotation, listener: (event: GuideEvent) => void): () => void {
    const { observer, track } = this.#ports;
    let stopWatching: (() => void) | null = null;
    this.#state = nobodyGuided;
    this.#listener = listener;
    const fail = (): void => {
      if (this.#listener === listener) listener({ type: 'GUIDE_FAILED' });
    };
    void observer.load().then((works) => {
      if (this.#listener !== listener) return;
      const camera = track();
      if (!works || !camera) return fail();
      const onObservation = (observation: Observation): void => {
        if (this.#listener === listener) this.#see(observation, listener);
      };
      stopWatching = observer.watch(camera, rotation, { onObservation, onFailed: fail });
    });
    return () => {
      if (this.#listener === listener) this.#listener = null;
      stopWatching?.();
      this.#state = nobodyGuided;
    };
  }

  async take(mode: 'automatic' | 'by-hand', limits: PictureLimits): Promise<Capture | null> {
    if (!this.#listener || !this.#state.guidance) return null;
    if (mode === 'by-hand') await this.#burst();
    const { steadiness, limits: judgedBy } = this.#state;
    const steadyMs = mode === 'automatic' ? steadiness.goodMs : 0;
    const taken = await this.#ports.observer.take(limits);
    if (!taken) return null;
    const choice = { mode, steadyMs, framesCompared: taken.framesCompared };
    return { picture: pictureOf(taken), quality: captureQuality(taken.observation, choice, judgedBy) };
  }

  /** The next few frames, whatever they show: the person has pressed the button and knows why. */
  #burst(): Promise<void> {
    this.#ports.observer.collect();
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
        if (frames >= burstFrames) end();
      };
    });
  }

  #see(observation: Observation, listener: (event: GuideEvent) => void): void {
    const { state, events, keeping } = guideFrame(this.#state, observation, this.#onFrame !== null);
    if (keeping) this.#ports.observer[keeping]();
    this.#state = state;
    for (const event of events) listener(event);
    this.#onFrame?.();
  }
}
