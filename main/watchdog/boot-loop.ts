/** Milliseconds of a monotonic clock, so that setting the time neither causes nor hides a crash loop. */
export interface CrashLoopLimits {
  /** This many crashes within the window are a crash loop. */
  readonly falls: number;
  readonly windowMs: number;
  /** How long the kiosk is out of order before it tries again; doubled after each failed try. */
  readonly restMs: number;
  readonly longestRestMs: number;
}

/**
 * Three crashes in two minutes can have one passing cause (display driver, full memory); the fourth means that
 * the next customer will see it too. Two minutes out of order are about as long as a person waits before going to the counter.
 */
export const crashLoopLimits: CrashLoopLimits = {
  falls: 4,
  windowMs: 120_000,
  restMs: 120_000,
  longestRestMs: 900_000,
};

export interface CrashHistory {
  /** Times of the crashes inside the window, oldest first; ms. */
  readonly falls: readonly number[];
  /** How often in a row the kiosk went out of order. */
  readonly rests: number;
  /** When the last of them ended or will end, ms. */
  readonly restedUntil: number;
}

export const calmHistory: CrashHistory = { falls: [], rests: 0, restedUntil: -Infinity };

export type NextStep =
  | { readonly kind: 'load'; readonly afterMs: number }
  | { readonly kind: 'out-of-order'; readonly forMs: number };

/** What to do about a crash of the page at `now`, and the state to keep. */
export function afterFall(
  history: CrashHistory,
  now: number,
  limits: CrashLoopLimits = crashLoopLimits,
): { readonly step: NextStep; readonly history: CrashHistory } {
  const falls = [...history.falls.filter((at) => now - at < limits.windowMs), now];
  // A crash soon after a pause: that try failed, and no second series of reloads is needed to establish it.
  const inVain = history.rests > 0 && now - history.restedUntil < limits.windowMs;
  if (!inVain && falls.length < limits.falls)
    return { step: { kind: 'load', afterMs: pauseMs(falls.length) }, history: { ...history, falls } };
  const rests = inVain ? history.rests + 1 : 1;
  const forMs = Math.min(limits.restMs * 2 ** (rests - 1), limits.longestRestMs);
  return { step: { kind: 'out-of-order', forMs }, history: { falls: [], rests, restedUntil: now + forMs } };
}

/** At once after the first, so that the person hardly notices; then slower and slower. */
function pauseMs(falls: number): number {
  return falls < 2 ? 0 : Math.min(250 * 2 ** (falls - 2), 2_000);
}
