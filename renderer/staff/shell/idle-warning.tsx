import type { CSSProperties } from 'react';
import { useSecondsLeft } from '../../components/use-seconds-left.ts';
import { StaffButton } from '../parts/staff-button.tsx';
import { warnBeforeMs } from './idle-clock.ts';
import { useWords } from './staff-context.ts';
import './idle-warning.css';

/** Warns that the console is about to close, and offers to keep it open. */
export function IdleWarning({ onMore }: { readonly onMore: () => void }) {
  const { t } = useWords();
  const seconds = useSecondsLeft(warnBeforeMs);
  return (
    <div className="idle" data-testid="idle">
      <p className="unseen" role="status">
        {t('idle.closes', { count: Math.round(warnBeforeMs / 1000) })}
      </p>
      <p aria-hidden="true">{t('idle.closes', { count: seconds })}</p>
      <StaffButton kind="main" action="moreTime" onPress={onMore}>
        {t('idle.more')}
      </StaffButton>
      <div className="idle-bar" style={{ '--limit-duration': `${warnBeforeMs}ms` } as CSSProperties} />
    </div>
  );
}
