import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { useSecondsLeft } from '../../components/use-seconds-left.ts';
import { StaffButton } from '../parts/buttons.tsx';
import type { Ask } from './ask.ts';
import { IdleClock, warnBeforeMs } from './idle-clock.ts';
import { useWords } from './staff-context.ts';
import './shell.css';

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

interface IdleWarningProps {
  readonly ask: Ask;
  readonly idleLimitMs: number;
  readonly onOver: () => void;
}

/**
 * Reports staff activity to main, and returns whether the warning has to be shown.
 * @returns `more` is for the button "More time"
 */
export function useIdleWarning({ ask, idleLimitMs, onOver }: IdleWarningProps): {
  warned: boolean;
  more: () => void;
} {
  const [warned, setWarned] = useState(false);
  const current = useRef<IdleClock | null>(null);
  useEffect(() => {
    const keeper = new IdleClock({
      idleLimitMs,
      stay: () => void ask('noteActivity'),
      onWarn: setWarned,
      onOver,
    });
    current.current = keeper;
    keeper.start();
    const touched = ({ target }: Event) => {
      // Not for "More time", which reports itself: if it disappeared on pointerdown, it could never be pressed.
      if (!(target instanceof Element && target.closest('.idle'))) keeper.touched();
    };
    // In the capture phase, so that a component that stops propagation does not hide the activity.
    for (const kind of ['pointerdown', 'keydown'] as const) addEventListener(kind, touched, true);
    return () => {
      for (const kind of ['pointerdown', 'keydown'] as const) removeEventListener(kind, touched, true);
      keeper.stop();
    };
  }, [ask, idleLimitMs, onOver]);
  return { warned, more: () => current.current?.tell() };
}
