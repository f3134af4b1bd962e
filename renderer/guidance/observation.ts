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
  /** Largest first, two at most. */
  readonly faces: readonly Face[];
  /** Of the largest face; null without one. */
  readonly pixels: FacePixels | null;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Face {
  /** From the hairline to the chin and from ear to ear, as the face mesh's outline has it. */
  readonly box: Box;
  /** Between the centres of the eyes. */
  readonly interEyePx: number;
  /** Positive: the person has turned to their own left, towards the frame's right side. 0 when facing the lens. */
  readonly yawDeg: number;
  /** Positive: the chin is up. 0 when facing the lens, the model's bias on frontal faces taken off. */
  readonly pitchDeg: number;
  /** Positive: the head leans to the person's own left shoulder, towards the frame's right side. */
  readonly rollDeg: number;
  /** Eye aspect ratio of the eye that is open less: about 0.33 open, 0.18 closed. */
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
  /** How unlike the forehead and cheeks the eyes' and the mouth's surroundings are: see docs/capture.md. */
  readonly coveredEyes: number;
  readonly coveredMouth: number;
}
