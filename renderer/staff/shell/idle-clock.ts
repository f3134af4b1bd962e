/** Shortest time between two `stay` messages to main, ms. */
const stayEveryMs = 10_000;
/** How long before closing the console warns, ms. */
export const warnBeforeMs = 20_000;

interface Clockwork {
  readonly idleLimitMs: number;
  /** Tells main that staff are active. */
  readonly stay: () => void;
  /** From now on the limit is shown, or no longer. */
  readonly onWarn: (warned: boolean) => void;
  /** The idle limit has passed: main has closed the session, or is about to. */
  readonly onOver: () => void;
}

/**
 * Follows main's idle clock: main counts from the last `stay`, so this class does as well. A touch within ten seconds of the
 * last `stay` is reported when they are over; otherwise the last touch of a busy minute would not count.
 */
export class IdleClock {
  readonly #clockwork: Clockwork;
  #toldAt = 0;
  #late: ReturnType<typeof setTimeout> | null = null;
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(clockwork: Clockwork) {
    this.#clockwork = clockwork;
  }

  /** The session has just begun. */
  start(): void {
    this.#begin();
  }

  touched(): void {
    const waitMs = this.#toldAt + stayEveryMs - performance.now();
    if (waitMs <= 0) this.tell();
    else this.#late ??= setTimeout(() => this.tell(), waitMs);
  }

  /** Tells main at once, when staff ask for more time. */
  tell(): void {
    this.#clockwork.stay();
    this.#clockwork.onWarn(false);
    this.#begin();
  }

  stop(): void {
    for (const timer of [...this.#timers, this.#late]) if (timer !== null) clearTimeout(timer);
    this.#timers = [];
    this.#late = null;
  }

  #begin(): void {
    this.stop();
    this.#toldAt = performance.now();
    const { idleLimitMs, onWarn, onOver } = this.#clockwork;
    this.#timers = [
      setTimeout(() => onWarn(true), Math.max(0, idleLimitMs - warnBeforeMs)),
      setTimeout(onOver, idleLimitMs),
    ];
  }
}
