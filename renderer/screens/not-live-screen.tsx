import { useTranslation } from 'react-i18next';
import { Receipt } from '../components/receipt.tsx';
import { BigButton } from '../components/big-button.tsx';
import { Pictogram, type PictogramName } from '../components/pictogram.tsx';
import { Scene } from '../components/scene.tsx';
import type { Tip } from '../flow/view.ts';
import './not-live-screen.css';

const signs: Readonly<Record<Tip, PictogramName>> = {
  light: 'light',
  uncovered: 'uncovered',
  steady: 'still',
  nearer: 'nearer',
  distance: 'distance',
  straight: 'straight',
  eyes: 'eye',
};

interface NotLiveScreenProps {
  readonly attemptsLeft: number;
  /** Three at most, the service's reason first, then what the last picture lacked. Not beside a receipt: the teller is there. */
  readonly tips: readonly Tip[];
  readonly receipt: string | null;
  readonly onTryAgain: () => void;
  readonly onAskStaff: () => void;
}

/** Never "fake" or "fraud": most people who see this did nothing wrong. What may help, and who can help. */
export function NotLiveScreen({ attemptsLeft, tips, receipt, onTryAgain, onAskStaff }: NotLiveScreenProps) {
  const { t } = useTranslation();
  const actions = (
    <>
      <BigButton
        kind={receipt === null ? 'main' : 'other'}
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
    <Scene
      heading={t('notLive.heading')}
      actions={actions}
      code={receipt !== null && <Receipt digits={receipt} place="beside" />}
    >
      {receipt === null ? <Tips tips={tips} /> : <p>{t('receipt.notLive')}</p>}
    </Scene>
  );
}

function Tips({ tips }: { readonly tips: readonly Tip[] }) {
  const { t } = useTranslation();
  return (
    <>
      {tips.length > 0 && <p className="tips-title">{t('notLive.tips')}</p>}
      <ul className="tips">
        {tips.map((tip) => (
          <li key={tip}>
            <span className="tip-sign">
              <Pictogram name={signs[tip]} />
            </span>
            <p>{t(`notLive.${tip}`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
