import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../preload/contract.ts';
import type { LensSide } from '../../preload/station.ts';
import { BigButton } from '../components/big-button.tsx';
import { Countdown } from '../components/countdown.tsx';
import { FaceOval } from '../components/face-oval.tsx';
import { Hint } from '../components/hint.tsx';
import '../components/lens-arrow.css';
import { useSpokenHint } from '../components/use-spoken-hint.ts';
import { Words } from '../components/words.tsx';
import type { CameraPhase } from '../flow/view.ts';
import type { CameraHint } from '../text/shape.ts';
import { bodyOf, canTake, hintOf, isGood, offersStaff, ovalOf, ringOf } from './camera-phase.ts';
import './camera-screen.css';

interface CameraScreenProps {
  readonly phase: CameraPhase;
  readonly preview: ReactNode;
  /** The language in which the hints are spoken; null: not spoken. */
  readonly speaks: Language | null;
  readonly volume: number;
  readonly lensSide: LensSide;
  readonly onTake: () => void;
  readonly onAskStaff: () => void;
  readonly onBack: () => void;
}

/** The hint is at the preview's upper edge, or at the lower one if the lens is there: reading it directs the eyes to the camera. */
export function CameraScreen({
  phase,
  preview,
  speaks,
  volume,
  lensSide,
  onTake,
  onAskStaff,
  onBack,
}: CameraScreenProps) {
  const { t } = useTranslation();
  const hint = hintOf(phase);
  const lamp = useLamp(hint);
  useSpokenHint(t(`camera.hint.${hint}`), speaks, volume);
  const figure = phase.name === 'countdown' && <Countdown key={phase.id} durationMs={phase.durationMs} />;
  return (
    <div
      className="camera"
      data-phase={phase.name}
      data-hint={hint}
      data-state={isGood(hint) ? 'good' : 'guiding'}
      data-lamp={lamp}
      data-lens={lensSide}
    >
      <LensArrow side={lensSide} />
      <div className="camera-view">
        <div className="camera-preview" role="group" aria-label={t('camera.preview')}>
          {preview}
          <FaceOval oval={ovalOf(phase)} ring={ringOf(phase)} />
        </div>
        <Hint hint={hint} {...(figure && { figure })} />
      </div>
      <Words heading={t('camera.heading')}>
        <p>{t(`camera.body.${bodyOf(phase, lamp)}`)}</p>
      </Words>
      <div className="actions">
        <BigButton kind="main" action="takePicture" onPress={onTake} away={!canTake(phase)}>
          {t('camera.take')}
        </BigButton>
        <BigButton kind="other" action="askStaff" onPress={onAskStaff} away={!offersStaff(phase)}>
          {t('askStaff')}
        </BigButton>
        <BigButton kind="other" action="back" onPress={onBack} away={phase.name === 'capturing'}>
          {t('back')}
        </BigButton>
      </div>
    </div>
  );
}

/** Points to the lens from the edge of the screen beside it. */
function LensArrow({ side }: { readonly side: LensSide }) {
  return (
    <svg className="lens-arrow" data-side={side} viewBox="0 0 96 64" aria-hidden="true" focusable="false">
      <path d="M48 4 90 44H63V60H33V44H6Z" />
    </svg>
  );
}

/**
 * Whether the screen switches to full brightness. It then stays so: with less light the face would be
 * too dark again, and the two would alternate; only too much light ends it.
 */
export function isLit(before: boolean, hint: CameraHint): boolean {
  return hint === 'tooDark' || (before && hint !== 'tooBright');
}

/** The same over the time that the camera screen is shown. */
function useLamp(hint: CameraHint): boolean {
  const [before, setBefore] = useState(false);
  const lit = isLit(before, hint);
  // Drawn at once, not a frame later: React begins this component again before anything is shown.
  if (lit !== before) setBefore(lit);
  return lit;
}
