import type { Hint } from '../../../../preload/contract.ts';

/** What the camera's page finds, from what a person standing before it would meet. */
export const cameraFindings = ['picture', 'face', 'distance', 'place', 'light', 'still'] as const;
export type CameraFinding = (typeof cameraFindings)[number];

/** The hints that staff can act on by moving a lamp, a curtain or the kiosk. */
export type LightHint = Extract<Hint, 'lightBehind' | 'tooDark' | 'tooBright' | 'unevenLight'>;

/** Words of the on-screen keyboard, the camera's check and the code reader. */
export interface DeviceWords {
  readonly keyboard: {
    readonly clear: string;
    readonly letters: string;
    /** What a screen reader calls the keys that show a sign. */
    readonly names: Readonly<
      Record<'backspace' | 'enter' | 'shift' | 'space' | 'language' | 'signs', string>
    >;
  };
  readonly check: {
    readonly opening: string;
    readonly heading: string;
    /** `{{width}}`, `{{height}}`, `{{rate}}`. */
    readonly size: string;
    readonly wellAll: string;
    readonly noGuidance: string;
    readonly finding: Readonly<Record<CameraFinding, string>>;
    /** A portrait or a poster in the picture, and what to do about it. */
    readonly furniture: string;
    readonly removeFurniture: string;
    /** What staff do about the light, below the hint that says what is wrong with it. */
    readonly light: Readonly<Record<LightHint, string>>;
    readonly state: Readonly<Record<'good' | 'care' | 'unknown', string>>;
    readonly retry: string;
  };
  readonly scan: {
    readonly opening: string;
    readonly hold: string;
    readonly nearer: string;
    readonly picture: string;
  };
}
