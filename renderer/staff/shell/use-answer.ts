import { useEffect, useState } from 'react';
import type { Result } from '../../../preload/contract.ts';
import type { StaffError } from '../../../preload/staff-contract.ts';

type Answer<T> = Result<T, StaffError>;

interface Answered<T> {
  /** Null until main has answered, and where it answered with an error. */
  readonly value: T | null;
  readonly error: StaffError | null;
  /** Replaces the answer, for instance by the one that a change returned. */
  readonly put: (answer: Answer<T>) => void;
}

/**
 * Sends the request when the caller appears, and periodically while it is shown.
 * @param load has to be a stable reference, otherwise every drawing sends the request
 * @param everyMs from one answer to the next request; without it there is only one
 */
export function useAnswer<T>(load: () => Promise<Answer<T>>, everyMs?: number): Answered<T> {
  const [answer, put] = useState<Answer<T> | null>(null);
  useEffect(() => {
    let shown = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const found = await load();
      if (!shown) return;
      put(found);
      if (everyMs !== undefined) timer = setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      shown = false;
      clearTimeout(timer);
    };
  }, [load, everyMs]);
  return {
    value: answer?.ok ? answer.value : null,
    error: answer?.ok === false ? answer.error : null,
    put,
  };
}
