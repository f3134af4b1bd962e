import type { Hint } from '../../preload/contract.ts';
import type { CameraPhase } from '../flow/view.ts';
import { restingOval, type Oval } from '../guidance/guidance.ts';
import type { CameraBody, CameraHint } from '../text/shape.ts';

/** What each phase of the camera screen shows in each of its places. */
export function hintOf(phase: CameraPhase): CameraHint {
  return phase.name === 'guiding' ? phase.guidance.hint : phase.name;
}

/** Whether what the person does is right: nothing is asked of them but to go on. */
export const isGood = (hint: CameraHint): boolean => hint === 'steady' || hint === 'capturing';

const aboutLight: ReadonlySet<Hint> = new Set(['lightBehind', 'tooDark', 'tooBright', 'unevenLight']);

/**
 * The sentence next to the preview. It changes rarely, because the person should look at the lens.
 * @param lamp whether the screen is at full brightness
 */
export function bodyOf(phase: CameraPhase, lamp: boolean): CameraBody {
  if (phase.name !== 'guiding') return phase.name;
  if (phase.canTake) return 'canTake';
  const { hint } = phase.guidance;
  if (hint === 'tooDark' && lamp) return 'lamp';
  return aboutLight.has(hint) ? 'light' : 'guiding';
}

export function ovalOf(phase: CameraPhase): Oval {
  if (phase.name === 'guiding') return phase.guidance.oval;
  return 'oval' in phase ? phase.oval : restingOval;
}

export function ringOf(
  phase: CameraPhase,
): { readonly id: number; readonly durationMs: number } | 'closed' | null {
  if (phase.name === 'capturing') return 'closed';
  if (phase.name === 'countdown') return phase;
  return phase.name === 'guiding' ? phase.guidance.holding : null;
}

/** Whether staff may be asked. */
export function offersStaff(phase: CameraPhase): boolean {
  return phase.name === 'guiding' && phase.offersStaff;
}

/** Whether the picture can be taken by the button. */
export function canTake(phase: CameraPhase): boolean {
  return phase.name === 'manual' || (phase.name === 'guiding' && phase.canTake);
}
