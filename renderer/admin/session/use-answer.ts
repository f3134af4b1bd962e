import { useCallback, useEffect, useState } from 'react';
import type { Result } from '../../../preload/contract.ts';
import type { StaffError } from '../../../preload/staff-contract.ts';

type Answer<T> = Result<T, StaffError>;

export interface Answered<T> {
  /** Null until the first answer is there. */
  readonly answer: Answer<T> | null;
  /** Puts an answer in its place, such as one that a change came back with. */
  readonly put: (answer: Answer<T>) => void;
  readonly reload: () => void;
}

/**
 * Asks when the caller appears, and again every so often while it is shown.
 * @param load has to be stable, or it is asked again at every drawing
 * @param everyMs from one answer to the next question; without it there is only one
 */
export function useAnswer<T>(load: () => Promise<Answer<T>>, everyMs?: number): Answered<T> {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    let shown = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const found = await load();
      if (!shown) return;
      setAnswer(found);
      if (everyMs !== undefined) timer = setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      shown = false;
      clearTimeout(timer);
    };
  }, [load, everyMs, round]);
  return { answer, put: setAnswer, reload };
}
