import type { FaceLandmarker } from '@mediapipe/tasks-vision';
import type { PictureLimits, Rotation } from '../../../preload/contract.ts';
import { drawUpright, uprightSize } from '../../camera/upright.ts';
import type { TakenFrame } from '../face-observer.ts';
import type { Observation } from '../observation.ts';
import { resize } from './canvases.ts';
import { KeptFrame } from './kept-frame.ts';
import { Looker } from './look.ts';

/** More than 12 a second guide no better, and an old PC has other things to do. A frame a little early counts. */
const leastIntervalMs = 1000 / 12 - 4;

/** Reads a camera's frames, looks at some of them, keeps the best. */
export class Watcher {
  readonly #looker: Looker;
  readonly #kept = new KeptFrame();
  #reader: ReadableStreamDefaultReader<VideoFrame> | null = null;
  #lastMs = 0;

  constructor(landmarker: FaceLandmarker) {
    this.#looker = new Looker(landmarker);
  }

  /**
   * Ends when the camera's track does, or on `stop`; throws when looking fails.
   * @param onObserved is told how long looking took, in milliseconds
   */
  async watch(
    frames: ReadableStream<VideoFrame>,
    rotation: Rotation,
    onObserved: (observation: Observation, tookMs: number) => void,
  ): Promise<void> {
    this.stop();
    const reader = frames.getReader();
    this.#reader = reader;
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done || this.#reader !== reader) {
        frame?.close();
        return;
      }
      const now = performance.now();
      if (now - this.#lastMs < leastIntervalMs) {
        frame.close();
        continue;
      }
      const observation = this.#observe(frame, rotation, now);
      onObserved(observation, performance.now() - now);
    }
  }

  collect(): void {
    this.#kept.collect();
  }

  forget(): void {
    this.#kept.forget();
  }

  take(limits: PictureLimits): Promise<TakenFrame | null> {
    return this.#kept.take(limits);
  }

  stop(): void {
    const reader = this.#reader;
    this.#reader = null;
    void reader?.cancel().catch(() => undefined);
    this.#kept.wipe();
    this.#looker.wipe();
  }

  #observe(frame: VideoFrame, rotation: Rotation, now: number): Observation {
    try {
      const { width, height } = uprightSize(
        { width: frame.displayWidth, height: frame.displayHeight },
        rotation,
      );
      const { current } = this.#kept;
      resize(current, width, height);
      drawUpright(current.context, frame, rotation, { width, height });
    } finally {
      // The camera has only a few buffers for frames: one that is held stops it.
      frame.close();
    }
    this.#lastMs = Math.max(this.#lastMs + 1, now);
    const observation = this.#looker.look(this.#kept.current.canvas, this.#lastMs);
    this.#kept.offer(observation);
    return observation;
  }
}
