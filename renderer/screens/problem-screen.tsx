import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../preload/error-codes.ts';
import { BigButton } from '../components/big-button.tsx';
import { OvalArt } from '../components/oval-art.tsx';
import type { PictogramName } from '../components/pictogram.tsx';
import { Scene } from '../components/scene.tsx';
import { problemGroups, type ProblemGroup } from '../text/problem-groups.ts';

interface RetryActionsProps {
  readonly canRetry: boolean;
  readonly onTryAgain: () => void;
  readonly onAskStaff: () => void;
  readonly onDone: () => void;
}

/** "Try again" and "Ask staff" where another try makes sense, else "Done". */
function RetryActions({ canRetry, onTryAgain, onAskStaff, onDone }: RetryActionsProps) {
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

/** Where another try makes sense; else staff help, and their sign says so. */
const signs: Readonly<Record<ProblemGroup, PictogramName>> = {
  busy: 'clock',
  closed: 'asleep',
  network: 'network',
  noAnswer: 'noAnswer',
  picture: 'camera',
  expired: 'clock',
  stopped: 'again',
  usedUp: 'staff',
  camera: 'cameraOff',
  ours: 'asleep',
};

interface ProblemScreenProps extends RetryActionsProps {
  readonly code: ErrorCode;
}

/** What happened in one line, what to do in another. The exact code is for staff, in the footer. */
export function ProblemScreen({ code, canRetry, ...actions }: ProblemScreenProps) {
  const { t } = useTranslation();
  const group = problemGroups[code];
  return (
    <Scene
      art={canRetry ? <OvalArt name={signs[group]} tone="again" /> : <OvalArt name="staff" />}
      heading={t(`problem.${group}.heading`)}
      actions={<RetryActions canRetry={canRetry} {...actions} />}
    >
      <p>{t(`problem.${group}.body`)}</p>
      <p>{t(canRetry ? 'problem.retry' : 'problem.staff')}</p>
    </Scene>
  );
}

/** The picture was sent and no answer came: the screen says so, and only the customer may start again. */
export function OutcomeUnknownScreen({ canRetry, ...actions }: RetryActionsProps) {
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
