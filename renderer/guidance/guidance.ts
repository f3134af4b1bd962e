import type { Hint } from '../../preload/contract.ts';

/** Where the face is to be, as people see it: mirrored, in hundredths of the upright frame's height; x from its middle. */
export interface Oval {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
}

/** What the camera screen shows of the guidance. */
export interface Guidance {
  readonly hint: Hint;
  readonly oval: Oval;
  /** The ring that fills while the person holds still; a new id restarts it. */
  readonly holding: { readonly id: number; readonly durationMs: number } | null;
}

/**
 * The oval before a person is found. A head of 0.35 to 0.60 of the frame's height is what face image
 * standards ask for; the oval leaves some margin around that.
 */
export const restingOval: Oval = { cx: 0, cy: 53.5, rx: 28, ry: 37 };
