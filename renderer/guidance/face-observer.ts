import type { PictureLimits, Rotation } from '../../preload/contract.ts';
import type { Observation } from './observation.ts';

/** A JPEG file and what the frame it was made of showed. Whoever gets it wipes it. */
export interface TakenFrame {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  /** JPEG quality, 0 to 1. */
  readonly quality: number;
  /** Of the whole frame, in its own pixels, before it was made smaller. */
  readonly observation: Observation;
  /** Frames it was chosen from. */
  readonly framesCompared: number;
}

export interface ObservationListener {
  /** @param tookMs how long the worker was busy with this frame; for benchmarks */
  readonly onObservation: (observation: Observation, tookMs: number) => void;
  /** It stopped working while watching: the kiosk goes on without guidance. */
  readonly onFailed: () => void;
}

/** Looks for faces in a camera's frames, away from the main thread. One camera is watched at a time. */
export interface FaceObserver {
  /**
   * Loads the model; may be called early and often, it is done once.
   * @returns false where it can't run (no WebGL2, a damaged file): the kiosk then does without guidance
   */
  load(): Promise<boolean>;
  /**
   * Looks at the track's frames, at most 12 a second, until told to stop.
   * @param rotation clockwise degrees that make the frames upright
   * @returns the way to stop: frames kept are wiped, and `listener` is not called again
   */
  watch(track: MediaStreamTrack, rotation: Rotation, listener: ObservationListener): () => void;
  /** Forgets the frames kept so far and, from now on, keeps the best one: eyes open first, then the sharpest. */
  collect(): void;
  /** Wipes the frame kept and keeps none until the next `collect`. */
  forget(): void;
  /**
   * Makes a JPEG of the frame kept and forgets it.
   * @returns null without a frame, or when none fits the hard cap
   */
  take(limits: PictureLimits): Promise<TakenFrame | null>;
}
