/** Milliseconds of a monotonic clock, so that setting the time neither causes nor hides a crash loop. */
export interface CrashLoopLimits {
  /** This many crashes within the window are a crash loop. */
  readonly crashes: number;
  readonly windowMs: number;
  /** How long the kiosk is out of order before it tries again; doubled after each failed try. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
}

/**
 * Three crashes in two minutes can have one passing cause (display driver, full memory); the fourth means that
 * the next customer will see it too. Two minutes out of order are about as long as a person waits before going to the counter.
 */
export const crashLoopLimits: CrashLoopLimits = {
  crashes: 4,
  windowMs: 120_000,
  pauseMs: 120_000,
  longestPauseMs: 900_000,
};

export interface CrashHistory {
  /** Times of the crashes inside the window, oldest first; ms. */
  readonly crashes: readonly number[];
  /** How often in a row the kiosk went out of order. */
  readonly pauses: number;
  /** When the last of them ended or will end, ms. */
  readonly pausedUntil: number;
}

export const noCrashes: CrashHistory = { crashes: [], pauses: 0, pausedUntil: -Infinity };

export type NextStep =
  | { readonly kind: 'load'; readonly afterMs: number }
  | { readonly kind: 'out-of-order'; readonly forMs: number };

/** What to do about a crash of the page at `now`, and the state to keep. */
export function afterCrash(
  history: CrashHistory,
  now: number,
  limits: CrashLoopLimits = crashLoopLimits,
): { readonly step: NextStep; readonly history: CrashHistory } {
  const crashes = [...history.crashes.filter((at) => now - at < limits.windowMs), now];
  // A crash soon after a pause: that try failed, and no second series of reloads is needed to establish it.
  const inVain = history.pauses > 0 && now - history.pausedUntil < limits.windowMs;
  if (!inVain && crashes.length < limits.crashes)
    return {
      step: { kind: 'load', afterMs: reloadDelayMs(crashes.length) },
      history: { ...history, crashes },
    };
  const pauses = inVain ? history.pauses + 1 : 1;
  const forMs = Math.min(limits.pauseMs * 2 ** (pauses - 1), limits.longestPauseMs);
  return {
    step: { kind: 'out-of-order', forMs },
    history: { crashes: [], pauses, pausedUntil: now + forMs },
  };
}

/** At once after the first, so that the person hardly notices; then slower and slower. */
function reloadDelayMs(crashes: number): number {
  return crashes < 2 ? 0 : Math.min(250 * 2 ** (crashes - 2), 2_000);
}
