import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraHint } from '../text/shape.ts';
import { hintSigns, signSide } from './hint-signs.ts';
import { Pictogram } from './pictogram.tsx';
import './hint.css';

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
