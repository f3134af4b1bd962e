/**
 * Milliseconds. Chromium itself reports a page as unresponsive only when it has not handled an input for 30 s,
 * and never without input. docs/performance.md has the longest silence of a healthy page and the source of these values.
 */
export const heartbeatLimits = {
  /** While a session is open. */
  beatMs: 250,
  /** While none is: an idle kiosk should wake the processor rarely. */
  idleBeatMs: 1_000,
  /** On a machine that has always answered at once. */
  shortestSilenceMs: 2_000,
  /** However slow it is: back within ten seconds, the time for loading included. */
  longestSilenceMs: 8_000,
  /** From the beginning of a load to its end: the cold start of an old PC, twice over. */
  loadMs: 20_000,
  /** After a sleep the system first reads everything back from the disk. */
  afterWakeMs: 5_000,
} as const;

/** The longest silence of a visit was up to seven times the longest of the start before it: docs/performance.md. */
const timesSlowest = 8;

/**
 * How long a page may be silent before it counts as hung, ms. A PC that is busy with other things (a virus scanner, updates) shows that
 * in its answers, at its start above all.
 * @param slowestAnswerMs the longest that an answer has taken since the program began; 0 when there was none
 */
export function silenceLimit(slowestAnswerMs: number): number {
  const { shortestSilenceMs, longestSilenceMs } = heartbeatLimits;
  return Math.min(longestSilenceMs, Math.max(shortestSilenceMs, timesSlowest * slowestAnswerMs));
}

export interface HeartbeatPorts {
  /** Sends the page a ping; call `heard` on its answer. */
  readonly ask: () => void;
  /** Called once for each silence that is too long. The heartbeat then pauses until the next load. */
  readonly onSilence: (reason: 'no answer' | 'never arrived') => void;
  /** True while a debugger is attached, which may stop the page for any time. */
  readonly isExcused: () => boolean;
  /** Whether a session is open, whose customer would wait. */
  readonly isInUse: () => boolean;
  /** Monotonic, ms. */
  readonly now: () => number;
  /** Replaces the limit derived from the machine's answers. A longer limit applies to loading as well. */
  readonly silentMs?: () => number | undefined;
}

/** Checks whether the page still answers. Driven by `beat`, which returns when it wants to be called next. */
export class Heartbeat {
  readonly #ports: HeartbeatPorts;
  readonly #arrivalMs: number;
  #phase: 'paused' | 'loading' | 'loaded' = 'paused';
  #loadingSince = 0;
  #excusedUntil = 0;
  #lastBeatAt: number | null = null;
  #nextBeatMs = 0;
  /** When the unanswered ping was sent. */
  #askedAt: number | null = null;
  #silentForMs = 0;
  #slowestAnswerMs = 0;

  constructor(ports: HeartbeatPorts) {
    this.#ports = ports;
    this.#arrivalMs = Math.max(heartbeatLimits.loadMs, ports.silentMs?.() ?? 0);
  }

  /** A page is being loaded. On a slow machine evaluating it may take long, which is not a hang. */
  loading(): void {
    this.#enter('loading');
    this.#loadingSince = this.#ports.now();
  }

  loaded(): void {
    this.#enter('loaded');
  }

  /** Call when the page is gone: no answer is expected. */
  pause(): void {
    this.#enter('paused');
  }

  /** The machine has slept. */
  woke(): void {
    this.#excusedUntil = this.#ports.now() + heartbeatLimits.afterWakeMs;
    this.#silentForMs = 0;
  }

  heard(): void {
    const now = this.#ports.now();
    // Time in which main or the whole machine was asleep does not count as the page's silence.
    if (this.#askedAt !== null && !this.#isLate(now))
      this.#slowestAnswerMs = Math.max(this.#slowestAnswerMs, now - this.#askedAt);
    this.#askedAt = null;
    this.#silentForMs = 0;
  }

  /** @returns milliseconds until the next beat */
  beat(): number {
    const now = this.#ports.now();
    const passedMs = this.#lastBeatAt === null ? 0 : now - this.#lastBeatAt;
    // Main itself was blocked, or the machine was asleep: then the page could not answer either.
    const late = this.#isLate(now);
    this.#lastBeatAt = now;
    if (late && this.#phase === 'loading') this.#loadingSince = now;
    if (late && this.#askedAt !== null) this.#askedAt = now;
    if (late || now < this.#excusedUntil || this.#ports.isExcused()) this.#silentForMs = 0;
    else this.#count(now, passedMs);
    if (this.#phase === 'loaded' && this.#askedAt === null) {
      this.#askedAt = now;
      this.#ports.ask();
    }
    this.#nextBeatMs = this.#ports.isInUse() ? heartbeatLimits.beatMs : heartbeatLimits.idleBeatMs;
    return this.#nextBeatMs;
  }

  #isLate(now: number): boolean {
    return this.#lastBeatAt !== null && now - this.#lastBeatAt > this.#nextBeatMs + heartbeatLimits.beatMs;
  }

  #count(now: number, passedMs: number): void {
    if (this.#phase === 'loading' && now - this.#loadingSince >= this.#arrivalMs) this.#end('never arrived');
    if (this.#phase !== 'loaded' || this.#askedAt === null) return;
    this.#silentForMs += passedMs;
    const limitMs = this.#ports.silentMs?.() ?? silenceLimit(this.#slowestAnswerMs);
    if (this.#silentForMs >= limitMs) this.#end('no answer');
  }

  #end(reason: 'no answer' | 'never arrived'): void {
    this.pause();
    this.#ports.onSilence(reason);
  }

  #enter(phase: 'paused' | 'loading' | 'loaded'): void {
    this.#phase = phase;
    this.#askedAt = null;
    this.#silentForMs = 0;
  }
}
