/**
 * Milliseconds. Chromium itself calls a page unresponsive only when somebody has touched it and it has not answered for 30 s,
 * and never where nobody touches it. Two seconds: docs/performance.md has how long an honest page is silent at most.
 */
export const pulseLimits = {
  beatMs: 250,
  /** Beats on which the page owed an answer all the time. */
  silentBeats: 8,
  /** From the beginning of a load to its end: the cold start of an old PC, twice over. */
  arrivalMs: 20_000,
  /** After sleep everything comes back from the disk first. */
  afterWakeMs: 5_000,
} as const;

export interface PulsePorts {
  /** Asks the page for a sign of life; its answer comes by `heard`. */
  readonly ask: () => void;
  /** Called once for each silence that is too long. The pulse then rests until the next load. */
  readonly onSilence: (reason: 'no answer' | 'never arrived') => void;
  /** A debugger may hold the page for as long as it likes. */
  readonly isExcused: () => boolean;
  /** Monotonic, ms. */
  readonly now: () => number;
  /** In place of the two seconds. A longer time is given to a load as well. */
  readonly silentMs?: number;
}

/** Feels whether the page still answers. Driven by `beat`, once every `beatMs`. */
export class Pulse {
  readonly #ports: PulsePorts;
  readonly #silentBeats: number;
  readonly #arrivalMs: number;
  #phase: 'resting' | 'arriving' | 'awake' = 'resting';
  #arrivingSince = 0;
  #excusedUntil = 0;
  #lastBeatAt: number | null = null;
  #owesAnswer = false;
  #silentFor = 0;

  constructor(ports: PulsePorts) {
    this.#ports = ports;
    const { beatMs, silentBeats, arrivalMs } = pulseLimits;
    const silentMs = ports.silentMs ?? beatMs * silentBeats;
    this.#silentBeats = Math.ceil(silentMs / beatMs);
    this.#arrivalMs = Math.max(arrivalMs, silentMs);
  }

  /** A page is being loaded. Evaluating it may take a slow machine long, and is no hang. */
  arriving(): void {
    this.#enter('arriving');
    this.#arrivingSince = this.#ports.now();
  }

  arrived(): void {
    this.#enter('awake');
  }

  /** Nothing is expected: the page is gone. */
  rest(): void {
    this.#enter('resting');
  }

  /** The machine has slept. */
  woke(): void {
    this.#excusedUntil = this.#ports.now() + pulseLimits.afterWakeMs;
    this.#silentFor = 0;
  }

  heard(): void {
    this.#owesAnswer = false;
    this.#silentFor = 0;
  }

  beat(): void {
    const now = this.#ports.now();
    // Main was held up itself, or the machine slept: then the page could not answer either.
    const late = this.#lastBeatAt !== null && now - this.#lastBeatAt > 2 * pulseLimits.beatMs;
    this.#lastBeatAt = now;
    if (late && this.#phase === 'arriving') this.#arrivingSince = now;
    if (late || now < this.#excusedUntil || this.#ports.isExcused()) this.#silentFor = 0;
    else this.#count(now);
    if (this.#phase === 'awake' && !this.#owesAnswer) {
      this.#owesAnswer = true;
      this.#ports.ask();
    }
  }

  #count(now: number): void {
    if (this.#phase === 'arriving' && now - this.#arrivingSince >= this.#arrivalMs)
      this.#end('never arrived');
    if (this.#phase !== 'awake' || !this.#owesAnswer) return;
    this.#silentFor += 1;
    if (this.#silentFor >= this.#silentBeats) this.#end('no answer');
  }

  #end(reason: 'no answer' | 'never arrived'): void {
    this.rest();
    this.#ports.onSilence(reason);
  }

  #enter(phase: 'resting' | 'arriving' | 'awake'): void {
    this.#phase = phase;
    this.#owesAnswer = false;
    this.#silentFor = 0;
  }
}
