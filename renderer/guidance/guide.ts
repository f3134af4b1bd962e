import type { CaptureQuality, PictureLimits, Rotation } from '../../preload/contract.ts';
import type { Guidance } from './guidance.ts';
import type { Picture } from '../camera/picture.ts';

/** What the guide has seen, told only when it changes. */
export type GuideEvent =
  | { readonly type: 'GUIDANCE'; readonly guidance: Guidance }
  /** Everything was as it should be for long enough, and the face lives: the best frame of that time is kept for `take`. */
  | { readonly type: 'FACE_STEADY' }
  /** So many portraits or posters with a face are in the picture: for staff. */
  | { readonly type: 'FURNITURE'; readonly faces: number }
  /** Whoever stood here has gone, or somebody else stands in their place. */
  | { readonly type: 'PERSON_LEFT' }
  /** There is no guidance on this machine, or no longer. */
  | { readonly type: 'GUIDE_FAILED' };

export type CaptureMode = 'automatic' | 'by-hand';

export interface Capture {
  readonly picture: Picture;
  readonly quality: CaptureQuality;
}

/** Watches the person in front of the open camera. One person is followed at a time. */
export interface Guide {
  /** Begins to load what it needs; calling it early makes the first person wait less. */
  prepare(): void;
  /** @returns the way to stop, after which nothing is told and nothing of the person is kept */
  follow(rotation: Rotation, listener: (event: GuideEvent) => void): () => void;
  /**
   * The best frame: of those while the person held still (`automatic`), or of the next few (`by-hand`).
   * @returns null when the guide has none to give
   */
  take(mode: CaptureMode, limits: PictureLimits): Promise<Capture | null>;
}
