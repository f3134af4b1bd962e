import type { CrowdReport, Face, FacePixels, Observation } from '../../renderer/guidance/observation.ts';

/** The face of a cooperative person at 60 cm, in the middle of a 1280×720 frame. */
export const goodFace: Face = {
  box: { x: 520, y: 210, width: 240, height: 300 },
  interEyePx: 115,
  yawDeg: 1,
  pitchDeg: -2,
  rollDeg: 2,
  eyesOpen: 0.31,
};

export const goodPixels: FacePixels = {
  luminance: 140,
  darkShare: 0.02,
  brightShare: 0.005,
  halvesRatio: 0.85,
  surroundLuminance: 130,
  sharpness: 150,
  eyesDark: 0.75,
  coveredEyes: 0.3,
  coveredMouth: 0.1,
};

/** One person, who lives. */
export const onePerson: CrowdReport = {
  customer: 1,
  isAlive: true,
  furniture: 0,
  isCovered: false,
  left: null,
};

export interface Change {
  readonly face?: Partial<Face>;
  readonly pixels?: Partial<FacePixels>;
  readonly crowd?: Partial<CrowdReport>;
  /** Next to the good face. */
  readonly second?: Face;
}

/** A frame that shows the good face, but for what is changed. */
export function frameAt(atMs: number, { face, pixels, crowd, second }: Change = {}): Observation {
  return {
    atMs,
    width: 1280,
    height: 720,
    fingerprint: atMs,
    faces: [{ ...goodFace, ...face }, ...(second ? [second] : [])],
    pixels: { ...goodPixels, ...pixels },
    crowd: { ...onePerson, ...crowd },
  };
}

export function emptyFrameAt(atMs: number, crowd: Partial<CrowdReport> = {}): Observation {
  return {
    ...{ atMs, width: 1280, height: 720, fingerprint: atMs, faces: [], pixels: null },
    crowd: { ...onePerson, customer: null, isAlive: false, ...crowd },
  };
}

/** The face elsewhere in the frame, at the same size. */
export function movedBy(x: number, y: number): Pick<Face, 'box'> {
  const { box } = goodFace;
  return { box: { ...box, x: box.x + x, y: box.y + y } };
}
