import { useTranslation } from 'react-i18next';
import { OvalArt } from '../components/oval-art.tsx';
import { RetryActions } from '../components/retry-actions.tsx';
import { Scene } from '../components/scene.tsx';

interface OutcomeUnknownScreenProps {
  readonly canRetry: boolean;
  readonly onTryAgain: () => void;
  readonly onAskStaff: () => void;
  readonly onDone: () => void;
}

/** The picture was sent and no answer came: the screen says so, and only the customer may start again. */
export function OutcomeUnknownScreen({ canRetry, ...actions }: OutcomeUnknownScreenProps) {
  const { t } = useTranslation();
  return (
    <Scene
      art={canRetry ? <OvalArt name="noAnswer" tone="again" /> : <OvalArt name="staff" />}
      heading={t('outcomeUnknown.heading')}
      actions={<RetryActions canRetry={canRetry} {...actions} />}
    >
      <p>{t('outcomeUnknown.body')}</p>
      <p>{t(canRetry ? 'problem.retry' : 'problem.staff')}</p>
    </Scene>
  );
}
