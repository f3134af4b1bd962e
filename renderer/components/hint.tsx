import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraHint } from '../text/shape.ts';
import { hintSigns, signSide } from './hint-signs.ts';
import { Pictogram } from './pictogram.tsx';
import './hint.css';

interface HintProps {
  readonly hint: CameraHint;
  /** Shown instead of the icon: the seconds left. */
  readonly figure?: ReactNode;
}

/** One instruction: an icon and a few words, on a plate of fixed place and size. */
export function Hint({ hint, figure }: HintProps) {
  const { t } = useTranslation();
  return (
    <div className="hint" data-side={signSide(hint)}>
      <div className="hint-sign">{figure ?? <Pictogram name={hintSigns[hint]} />}</div>
      {/* One element for all hints: a screen reader announces its changes politely, after the current announcement. */}
      <p className="hint-words" role="status">
        {t(`camera.hint.${hint}`)}
      </p>
    </div>
  );
}
