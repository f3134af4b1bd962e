import type { CameraHint } from '../text/shape.ts';
import type { PictogramName } from './pictogram.tsx';

/** Exhaustive: a hint without a sign does not compile, since text alone is slow to read at arm's length. */
export const hintSigns: Readonly<Record<CameraHint, PictogramName>> = {
  opening: 'camera',
  manual: 'camera',
  countdown: 'camera',
  capturing: 'still',
  noFace: 'emptyPlace',
  severalPeople: 'onePerson',
  tooFar: 'nearer',
  tooNear: 'farther',
  moveLeft: 'arrowLeft',
  moveRight: 'arrowRight',
  moveUp: 'arrowUp',
  moveDown: 'arrowDown',
  lightBehind: 'lightBehind',
  tooDark: 'moon',
  tooBright: 'sun',
  unevenLight: 'halfShade',
  uncoverFace: 'covered',
  turnLeft: 'turnLeft',
  turnRight: 'turnRight',
  chinUp: 'chinUp',
  chinDown: 'chinDown',
  tiltLeft: 'uprightLeft',
  tiltRight: 'uprightRight',
  openEyes: 'eye',
  holdStill: 'still',
  steady: 'good',
};

const towardsRight: ReadonlySet<CameraHint> = new Set(['moveRight', 'turnRight', 'tiltRight']);

/** The arrow is placed on the side it points to, as on a signpost. */
export function signSide(hint: CameraHint): 'left' | 'right' {
  return towardsRight.has(hint) ? 'right' : 'left';
}
