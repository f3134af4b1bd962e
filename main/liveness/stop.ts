/** Thrown from the current operation when its deadline passes or its caller cancels. */
export class Stopped extends Error {
  readonly why: 'cancelled' | 'deadline';

  constructor(why: 'cancelled' | 'deadline') {
    super(why);
    this.name = 'Stopped';
    this.why = why;
  }
}

/** One signal for the deadline over all tries and for those who may cancel. `dispose` has to be called. */
export class Stop {
  readonly #controller = new AbortController();
  readonly #aborted: Promise<never>;
  readonly #endsAt: number;
  readonly #cancel = (): void => this.#controller.abort(new Stopped('cancelled'));
  readonly #cancellers: readonly AbortSignal[];
  readonly #timer: NodeJS.Timeout;

  constructor(deadlineMs: number, cancellers: readonly AbortSignal[]) {
    this.#endsAt = performance.now() + deadlineMs;
    this.#timer = setTimeout(() => this.#controller.abort(new Stopped('deadline')), deadlineMs);
    this.#cancellers = cancellers;
    this.#aborted = new Promise((_, reject) => {
      this.signal.addEventListener('abort', () => reject(this.signal.reason as Stopped), { once: true });
    });
    this.#aborted.catch(() => undefined);
    for (const signal of cancellers) {
      if (signal.aborted) this.#cancel();
      else signal.addEventListener('abort', this.#cancel, { once: true });
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Null until it is stopped. */
  get why(): 'cancelled' | 'deadline' | null {
    return this.signal.aborted ? (this.signal.reason as Stopped).why : null;
  }

  get timeLeftMs(): number {
    return this.#endsAt - performance.now();
  }

  /** The promise, or Stopped as soon as that comes first: undici itself notices a signal only once it has a connection. */
  race<T>(promise: Promise<T>): Promise<T> {
    promise.catch(() => undefined);
    return Promise.race([this.#aborted, promise]);
  }

  /** Waits, at most until stopped. */
  async pause(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await this.race(waited).catch(() => undefined);
    clearTimeout(timer);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const signal of this.#cancellers) signal.removeEventListener('abort', this.#cancel);
  }
}
