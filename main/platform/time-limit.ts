/**
 * Aborted when the time is up (`isTimeUp`), or with the first of the others. The timer alone keeps no process alive.
 */
export function withTimeLimit(ms: number, ...others: readonly (AbortSignal | undefined)[]): AbortSignal {
  // Node takes whole numbers alone.
  const limit = AbortSignal.timeout(Math.ceil(ms));
  // Up to Node 22 a limit that only `any` refers to may be collected as garbage, and then never ends: a listener keeps it.
  limit.addEventListener('abort', () => undefined, { once: true });
  return AbortSignal.any([limit, ...others.filter((signal) => signal !== undefined)]);
}

export function isTimeUp(signal: AbortSignal): boolean {
  return signal.aborted && (signal.reason as Partial<Error> | undefined)?.name === 'TimeoutError';
}

/** The promise, or a rejection with this failure as soon as the signal comes first. */
export function orAbort<T>(promise: Promise<T>, signal: AbortSignal, failure: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(failure());
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/** Waits, at most until the signal. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
