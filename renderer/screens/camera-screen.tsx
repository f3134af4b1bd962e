import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BigButton } from '../components/big-button.tsx';
import { FaceOval } from '../components/face-oval.tsx';
import { Words } from '../components/words.tsx';
import type { CameraPhase } from '../flow/view.ts';
import './camera-screen.css';

interface CameraScreenProps {
  readonly phase: CameraPhase;
  readonly preview: ReactNode;
  readonly onTake: () => void;
  readonly onPause: () => void;
  readonly onBack: () => void;
}

/** The hint sits on the preview's upper edge, by the lens: whoever reads it looks where they should. */
export function CameraScreen({ phase, preview, onTake, onPause, onBack }: CameraScreenProps) {
  const { t } = useTranslation();
  const canTake = phase.name === 'countdown' || phase.name === 'paused';
  return (
    <div className="camera" data-phase={phase.name}>
      <div className="camera-view">
        <div className="camera-preview" role="group" aria-label={t('camera.preview')}>
          {preview}
          <FaceOval phase={phase} />
        </div>
        <p className="camera-hint" role="status">
          {t(`camera.hint.${phase.name}`)}
        </p>
      </div>
      <Words heading={t('camera.heading')}>
        <p>{t(`camera.body.${phase.name}`)}</p>
      </Words>
      <div className="actions">
        <BigButton kind="main" action="takePicture" onPress={onTake} away={!canTake}>
          {t('camera.take')}
        </BigButton>
        <BigButton kind="other" action="pauseCountdown" onPress={onPause} away={phase.name !== 'countdown'}>
          {t('camera.pause')}
        </BigButton>
        <BigButton kind="quiet" action="back" onPress={onBack} away={phase.name === 'capturing'}>
          {t('back')}
        </BigButton>
      </div>
    </div>
  );
}
