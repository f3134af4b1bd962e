/**
 * What one frame shows. Pixels are those of the upright frame, not mirrored, origin top left; shares are 0 to 1;
 * luminance is Rec. 601 luma, 0 to 255; angles are degrees.
 */
export interface Observation {
  /** Milliseconds, of the clock that frames are stamped with; strictly increasing. */
  readonly atMs: number;
  readonly width: number;
  readonly height: number;
  /** Of the whole frame, shrunk: two frames of a real sensor never have the same one. */
  readonly fingerprint: number;
  /** The customer first, then the other people, the largest first. No furniture; empty while the customer is not seen. */
  readonly faces: readonly Face[];
  /** Of the customer; null while they are not seen. */
  readonly pixels: FacePixels | null;
  readonly crowd: CrowdReport;
}

/** The people present, by all frames up to this one (crowd.ts). */
export interface CrowdReport {
  /** Number of the guided person; it changes with the guided face. Null: none is guided. */
  readonly customer: number | null;
  /** Whether the customer's face has lately moved as only a living one does. */
  readonly isAlive: boolean;
  /** Faces that do not live: portraits, posters. */
  readonly furniture: number;
  /** No face, but something where one would be: a face that is covered, eyes in a niqab. */
  readonly isCovered: boolean;
  /** The person whose session it is has left with this frame. */
  readonly left: Departure | null;
}

export type Departure = 'gone' | 'swapped';

/** A face that the finder follows. */
export interface FollowedFace {
  /** Stays the same while the finder follows the face from frame to frame; a face lost and found again gets a new one. */
  readonly id: number;
  /** When its mesh was last computed, by the frames' clock: not every face's is in every frame. */
  readonly seenMs: number;
  /** 468·3: x and y in pixels of the upright frame, z in the same scale. */
  readonly points: Float32Array;
  readonly face: Face;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Face {
  /** From the hairline to the chin and from ear to ear, by the face mesh's outline. */
  readonly box: Box;
  /** Between the centres of the eyes. */
  readonly interEyePx: number;
  /** Positive: the person has turned to their own left, towards the frame's right side. 0 when facing the lens. */
  readonly yawDeg: number;
  /** Positive: the chin is up. 0 when facing the lens, the model's bias on frontal faces taken off. */
  readonly pitchDeg: number;
  /** Positive: the head leans to the person's own left shoulder, towards the frame's right side. */
  readonly rollDeg: number;
  /** Eye aspect ratio of the eye that is open less: about 0.33 open, 0.25 where eyes are narrow, 0.2 closed. */
  readonly eyesOpen: number;
}

/** Measured on the face's own pixels. */
export interface FacePixels {
  /** Of the skin of cheeks and nose, as the two shares. */
  readonly luminance: number;
  /** Share of pixels below 25, above 247. */
  readonly darkShare: number;
  readonly brightShare: number;
  /** Luminance of the darker cheek over that of the brighter, 0 to 1. */
  readonly halvesRatio: number;
  /** Luminance of the frame around the face. */
  readonly surroundLuminance: number;
  /** Variance of the Laplacian around brows, eyes, nose and mouth, the face scaled to a fixed size first. */
  readonly sharpness: number;
  /** How much darker than the cheeks it is between the lids, 0 to 1: closed lids show skin where an iris was. */
  readonly eyesDark: number;
  /** How unlike the forehead and cheeks the eyes' and the mouth's surroundings are: see docs/capture.md. */
  readonly coveredEyes: number;
  readonly coveredMouth: number;
}
