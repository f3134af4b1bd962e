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

/** The picture went out and nobody knows what came of it: said as it is, and only the person may start again. */
export function OutcomeUnknownScreen({ canRetry, ...actions }: OutcomeUnknownScreenProps) {
  const { t } = useTranslation();
  return (
    <Scene
      art={<OvalArt name="noAnswer" />}
      heading={t('outcomeUnknown.heading')}
      actions={<RetryActions canRetry={canRetry} {...actions} />}
    >
      <p>{t('outcomeUnknown.body')}</p>
      <p>{t(canRetry ? 'problem.retry' : 'problem.staff')}</p>
    </Scene>
  );
}
