import { onTestFinished } from 'vitest';
import { connectPausesMs } from '../../main/liveness/retry.ts';

export interface HeldLimit {
  /** Resolves as soon as the code under test has set this limit. */
  begun(): Promise<void>;
  /** Lets it run out: every limit of this length that was set and not cleared. */
  runOut(): void;
}

type Key = NodeJS.Timeout | AbortController;
type Callback = (...args: unknown[]) => void;

/**
 * Gives the test control of one time limit until the test ends: a `setTimeout` or `AbortSignal.timeout` of exactly
 * `limitMs` expires when the test says so, however busy the machine is. All other timers stay real: fake ones would
 * affect undici, whose own timer outlives a test.
 */
export function holdLimit(limitMs: number): HeldLimit {
  const standing = new Map<Key, () => void>();
  const waiting: (() => void)[] = [];
  const real = { setTimeout, clearTimeout, signal: AbortSignal.timeout };
  const hold = (key: Key, run: () => void) => {
    standing.set(key, run);
    for (const tell of waiting.splice(0)) tell();
  };
  globalThis.setTimeout = ((run: Callback, ms?: number, ...args: unknown[]) => {
    if (ms !== limitMs) return real.setTimeout(run, ms, ...args);
    // A real timer that does nothing, for its handle: it can be cleared, and asked for `unref`.
    const handle = real.setTimeout(() => undefined, limitMs);
    hold(handle, () => run(...args));
    return handle;
  }) as typeof setTimeout;
  globalThis.clearTimeout = (handle) => {
    standing.delete(handle as NodeJS.Timeout);
    real.clearTimeout(handle);
  };
  AbortSignal.timeout = (ms) => {
    if (ms !== limitMs) return real.signal.call(AbortSignal, ms);
    const controller = new AbortController();
    hold(controller, () => controller.abort(new DOMException('the limit ran out', 'TimeoutError')));
    return controller.signal;
  };
  onTestFinished(() => {
    globalThis.setTimeout = real.setTimeout;
    globalThis.clearTimeout = real.clearTimeout;
    AbortSignal.timeout = real.signal;
    for (const key of standing.keys()) if (!(key instanceof AbortController)) real.clearTimeout(key);
  });
  return {
    begun: () => (standing.size > 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    runOut() {
      const runs = [...standing.values()];
      standing.clear();
      for (const run of runs) run();
    },
  };
}

/** The client's pauses before it opens a connection once more, which its tests need not sit out: they run out at once. */
export function skipConnectPauses(): void {
  for (const pauseMs of connectPausesMs) {
    const pause = holdLimit(pauseMs);
    const skip = (): void => {
      void pause.begun().then(() => {
        pause.runOut();
        skip();
      });
    };
    skip();
  }
}
