import type { CaptureQuality, PictureLimits } from '../../preload/contract.ts';
import type { Rotation } from '../../preload/station.ts';
import type { Guidance } from './guidance.ts';
import type { Picture } from '../camera/picture.ts';

/** The guide's observations, reported only when they change. */
export type GuideEvent =
  | { readonly type: 'GUIDANCE'; readonly guidance: Guidance }
  /** All checks have passed for long enough, and the face is alive: the best frame of that time is kept for `take`. */
  | { readonly type: 'FACE_STEADY' }
  /** The person was asked for a long time to show the whole face, and can't or does not want to. */
  | { readonly type: 'FACE_STAYS_COVERED' }
  /** Number of portraits or posters with a face in the picture: for staff. */
  | { readonly type: 'FURNITURE'; readonly faces: number }
  /** The customer has left, or another person has taken their place. */
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
  /** @returns a function that stops the guide; afterwards it reports nothing and keeps nothing of the person */
  follow(rotation: Rotation, listener: (event: GuideEvent) => void): () => void;
  /**
   * The best frame: of those while the person held still (`automatic`), or of the next few (`by-hand`).
   * @returns null when the guide has none to give
   */
  take(mode: CaptureMode, limits: PictureLimits): Promise<Capture | null>;
}
