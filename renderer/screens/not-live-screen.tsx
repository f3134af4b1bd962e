import { useTranslation } from 'react-i18next';
import { BigButton } from '../components/big-button.tsx';
import { OvalArt } from '../components/oval-art.tsx';
import { Pictogram, type PictogramName } from '../components/pictogram.tsx';
import { Scene } from '../components/scene.tsx';
import './not-live-screen.css';

const tips = ['light', 'uncovered', 'steady'] as const satisfies readonly PictogramName[];

interface NotLiveScreenProps {
  readonly attemptsLeft: number;
  readonly onTryAgain: () => void;
  readonly onAskStaff: () => void;
}

/** Never "fake" or "fraud": most people who see this did nothing wrong. What may help, and who can help. */
export function NotLiveScreen({ attemptsLeft, onTryAgain, onAskStaff }: NotLiveScreenProps) {
  const { t } = useTranslation();
  const actions = (
    <>
      <BigButton
        kind="main"
        action="tryAgain"
        onPress={onTryAgain}
        detail={t('attempts.left', { count: attemptsLeft })}
      >
        {t('tryAgain')}
      </BigButton>
      <BigButton kind="other" action="askStaff" onPress={onAskStaff}>
        {t('askStaff')}
      </BigButton>
    </>
  );
  return (
    <Scene art={<OvalArt name="again" />} heading={t('notLive.heading')} actions={actions}>
      <p className="tips-title">{t('notLive.tips')}</p>
      <ul className="tips">
        {tips.map((tip) => (
          <li key={tip}>
            <span className="tip-sign">
              <Pictogram name={tip} />
            </span>
            <p>{t(`notLive.${tip}`)}</p>
          </li>
        ))}
      </ul>
    </Scene>
  );
}
