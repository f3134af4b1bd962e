import { useTranslation } from 'react-i18next';
import { BigButton } from './big-button.tsx';

interface RetryActionsProps {
  readonly canRetry: boolean;
  readonly onTryAgain: () => void;
  readonly onAskStaff: () => void;
  readonly onDone: () => void;
}

/** "Try again" and "Ask staff" where another try makes sense, else "Done". */
export function RetryActions({ canRetry, onTryAgain, onAskStaff, onDone }: RetryActionsProps) {
  const { t } = useTranslation();
  if (!canRetry) {
    return (
      <BigButton kind="main" action="done" onPress={onDone}>
        {t('done')}
      </BigButton>
    );
  }
  return (
    <>
      <BigButton kind="main" action="tryAgain" onPress={onTryAgain}>
        {t('tryAgain')}
      </BigButton>
      <BigButton kind="other" action="askStaff" onPress={onAskStaff}>
        {t('askStaff')}
      </BigButton>
    </>
  );
}
