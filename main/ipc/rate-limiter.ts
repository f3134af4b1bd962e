/** Limits on a page's requests: burst size, and requests per second. The kiosk's own page sends a handful per second. */
export const floodLimits = { burst: 600, perSecond: 30 } as const;

/**
 * Counts the page's requests to main. Main handles them one by one: thousands at once would block it for longer than
 * its watchdog waits, fill the log, and the records.
 */
export class Flood {
  readonly #onFlood: () => void;
  readonly #now: () => number;
  #left: number = floodLimits.burst;
  #countedAt: number;
  #isOver = false;

  /**
   * @param onFlood called once, until `reset`
   * @param now monotonic, ms
   */
  constructor(onFlood: () => void, now: () => number = () => performance.now()) {
    this.#onFlood = onFlood;
    this.#now = now;
    this.#countedAt = now();
  }

  /** Whether the next question may be answered. */
  mayPass(): boolean {
    if (this.#isOver) return false;
    const now = this.#now();
    const since = ((now - this.#countedAt) / 1000) * floodLimits.perSecond;
    this.#left = Math.min(floodLimits.burst, this.#left + since);
    this.#countedAt = now;
    if (this.#left < 1) {
      this.#isOver = true;
      this.#onFlood();
      return false;
    }
    this.#left -= 1;
    return true;
  }

  /** Call when another page is loaded. */
  reset(): void {
    this.#isOver = false;
    this.#left = floodLimits.burst;
  }
}
