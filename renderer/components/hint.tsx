import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraHint } from '../text/shape.ts';
import { hintSigns, signSide } from './hint-signs.ts';
import { Pictogram } from './pictogram.tsx';
import './hint.css';

interface HintProps {
  readonly hint: CameraHint;
  /** Stands in the sign's place: the seconds that are left. */
  readonly figure?: ReactNode;
}

/** What the person is asked for: one sign and a few words, in a plate whose place and size never change. */
export function Hint({ hint, figure }: HintProps) {
  const { t } = useTranslation();
  return (
    <div className="hint" data-side={signSide(hint)}>
      <div className="hint-sign">{figure ?? <Pictogram name={hintSigns[hint]} />}</div>
      {/* One element for all hints: a reader announces what changes in it, politely, after what it is saying. */}
      <p className="hint-words" role="status">
        {t(`camera.hint.${hint}`)}
      </p>
    </div>
  );
}
