/** Limits on a page's requests: burst size, and requests per second. The kiosk's own page sends a handful per second. */
export const rateLimits = { burst: 600, perSecond: 30 } as const;

/**
 * Counts the page's requests to main. Main handles them one by one: thousands at once would block it for longer than
 * its watchdog waits, fill the log, and the records.
 */
export class RateLimiter {
  readonly #onExceeded: () => void;
  readonly #now: () => number;
  #left: number = rateLimits.burst;
  #countedAt: number;
  #isExceeded = false;

  /**
   * @param onExceeded called once, until `reset`
   * @param now monotonic, ms
   */
  constructor(onExceeded: () => void, now: () => number = () => performance.now()) {
    this.#onExceeded = onExceeded;
    this.#now = now;
    this.#countedAt = now();
  }

  /** Whether the next request may be answered. */
  mayPass(): boolean {
    if (this.#isExceeded) return false;
    const now = this.#now();
    const refilled = ((now - this.#countedAt) / 1000) * rateLimits.perSecond;
    this.#left = Math.min(rateLimits.burst, this.#left + refilled);
    this.#countedAt = now;
    if (this.#left < 1) {
      this.#isExceeded = true;
      this.#onExceeded();
      return false;
    }
    this.#left -= 1;
    return true;
  }

  /** Call when another page is loaded. */
  reset(): void {
    this.#isExceeded = false;
    this.#left = rateLimits.burst;
  }
}
