import { useEffect, useRef, useState } from 'react';
import { IdleClock } from './idle-clock.ts';
import type { Ask } from './ask.ts';

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
      stay: () => void ask('stay'),
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
