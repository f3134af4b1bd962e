import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../preload/error-codes.ts';
import { OvalArt } from '../components/oval-art.tsx';
import type { PictogramName } from '../components/pictogram.tsx';
import { RetryActions } from '../components/retry-actions.tsx';
import { Scene } from '../components/scene.tsx';
import { problemGroups, type ProblemGroup } from '../text/problem-groups.ts';

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

interface ProblemScreenProps {
  readonly code: ErrorCode;
  readonly canRetry: boolean;
  readonly onTryAgain: () => void;
  readonly onAskStaff: () => void;
  readonly onDone: () => void;
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
