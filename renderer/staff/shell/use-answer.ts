import { useCallback, useEffect, useState } from 'react';
import type { Result } from '../../../preload/contract.ts';
import type { StaffError } from '../../../preload/staff-contract.ts';

type Answer<T> = Result<T, StaffError>;

interface Answered<T> {
  /** Null until the first answer is there. */
  readonly answer: Answer<T> | null;
  /** Replaces the answer, for instance by the one that a change returned. */
  readonly put: (answer: Answer<T>) => void;
  readonly reload: () => void;
}

/**
 * Sends the request when the caller appears, and periodically while it is shown.
 * @param load has to be a stable reference, otherwise every drawing sends the request
 * @param everyMs from one answer to the next request; without it there is only one
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
