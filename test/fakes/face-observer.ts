import type { PictureLimits, Rotation } from '../../preload/contract.ts';
import type { FaceObserver, ObservationListener, TakenFrame } from '../../renderer/guidance/face-observer.ts';
import type { Observation } from '../../renderer/guidance/observation.ts';

/** An observer that sees what the test shows it, and keeps the last frame it was shown while it collects. */
export class FakeFaceObserver implements FaceObserver {
  works = true;
  readonly calls: string[] = [];
  rotation: Rotation | null = null;
  #listener: ObservationListener | null = null;
  #kept: Observation | null = null;
  #compared: number | null = null;

  async load(): Promise<boolean> {
    this.calls.push('load');
    return this.works;
  }

  watch(_track: MediaStreamTrack, rotation: Rotation, listener: ObservationListener): () => void {
    this.#listener = listener;
    this.rotation = rotation;
    return () => {
      this.calls.push('stop');
      this.#listener = null;
      this.#kept = null;
    };
  }

  get isWatching(): boolean {
    return this.#listener !== null;
  }

  collect(): void {
    this.calls.push('collect');
    this.#compared = 0;
  }

  forget(): void {
    this.calls.push('forget');
    this.#compared = null;
    this.#kept = null;
  }

  async take(_limits: PictureLimits): Promise<TakenFrame | null> {
    this.calls.push('take');
    const observation = this.#kept;
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);
    const framesCompared = this.#compared ?? 0;
    return observation && { bytes, width: 1280, height: 720, quality: 0.8, observation, framesCompared };
  }

  show(observation: Observation): void {
    if (this.#compared !== null) {
      this.#compared += 1;
      this.#kept = observation;
    }
    this.#listener?.onObservation(observation, 20);
  }

  break(): void {
    this.#listener?.onFailed();
  }
}
