import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraHint } from '../text/shape.ts';
import { Pictogram, type PictogramName } from './pictogram.tsx';
import './hint.css';

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

interface HintProps {
  readonly hint: CameraHint;
  /** Shown instead of all else, the words being read out: the seconds left. */
  readonly figure?: ReactNode;
}

/** One instruction: an icon and a few words, on a plate of fixed place and size. */
export function Hint({ hint, figure }: HintProps) {
  const { t } = useTranslation();
  return (
    <div className="hint" data-side={figure === undefined ? signSide(hint) : 'alone'}>
      {/* A new one for each hint, so that it is seen to change. */}
      <div className="hint-sign" key={hint}>
        {figure ?? <Pictogram name={hintSigns[hint]} />}
      </div>
      {/* One element for all hints: a screen reader announces its changes politely, after the current announcement. */}
      <p className={figure === undefined ? 'hint-words' : 'unseen'} role="status">
        {t(`camera.hint.${hint}`)}
      </p>
    </div>
  );
}
