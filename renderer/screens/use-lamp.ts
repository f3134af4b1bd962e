import { useState } from 'react';
import type { CameraHint } from '../text/shape.ts';

/**
 * Whether the screen switches to full brightness. It then stays so: with less light the face would be
 * too dark again, and the two would alternate; only too much light ends it.
 */
export function isLit(before: boolean, hint: CameraHint): boolean {
  return hint === 'tooDark' || (before && hint !== 'tooBright');
}

/** The same over the time that the camera screen is shown. */
export function useLamp(hint: CameraHint): boolean {
  const [before, setBefore] = useState(false);
  const lit = isLit(before, hint);
  // Drawn at once, not a frame later: React begins this component again before anything is shown.
  if (lit !== before) setBefore(lit);
  return lit;
}
