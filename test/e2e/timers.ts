import type { ElectronApplication, Page } from 'playwright/test';
import type { Kiosk } from './kiosk.ts';

/** A timer that ran out, and how long it had been set for. An animation frame is one of no length. */
export interface FiredTimer {
  readonly where: 'main' | 'page';
  readonly kind: string;
  readonly delayMs: number;
  /** What it did, or where it was set. */
  readonly what: string;
}

export interface TimerWatch {
  /** All that ran out since the last question. A message to a worker or from it counts as one of no length. */
  readonly take: () => Promise<readonly FiredTimer[]>;
}

type Noted = Omit<FiredTimer, 'where'>;
interface Watched {
  firedTimers: Noted[];
}

/** Reloads the page, and watches it and main from then on. */
export async function watchTimers({ app, page }: Kiosk): Promise<TimerWatch> {
  await app.evaluate(watchMain);
  await page.addInitScript(watchPage);
  await page.reload();
  const take = () => (globalThis as unknown as Watched).firedTimers.splice(0);
  return {
    take: async () => {
      const [main, there] = [await app.evaluate(take), await page.evaluate(take)];
      return [
        ...main.map((timer) => ({ where: 'main' as const, ...timer })),
        ...there.map((timer) => ({ where: 'page' as const, ...timer })),
      ];
    },
  };
}

/** Node reports the owner of each callback before it runs: also for timers that were set earlier, and for `node:timers/promises`. */
function watchMain(): void {
  const { createHook, executionAsyncResource } = process.getBuiltinModule('node:async_hooks');
  const firedTimers: Noted[] = [];
  Object.assign(globalThis, { firedTimers });
  const before = () => {
    const timer = executionAsyncResource() as {
      _idleTimeout?: number;
      _repeat?: number;
      _onTimeout?: unknown;
    };
    if (timer.constructor.name !== 'Timeout') return;
    const kind = timer._repeat ? 'setInterval' : 'setTimeout';
    firedTimers.push({
      kind,
      delayMs: timer._idleTimeout ?? 0,
      what: String(timer._onTimeout).slice(0, 120),
    });
  };
  createHook({ before }).enable();
}

/** Runs before the page's own scripts. */
function watchPage(): void {
  const firedTimers: Noted[] = [];
  Object.assign(globalThis, { firedTimers });
  const place = () => (new Error().stack ?? '').split('\n').slice(3, 5).join(' ');
  const page = globalThis as unknown as Record<string, (...words: unknown[]) => unknown>;
  for (const kind of ['setTimeout', 'setInterval', 'requestAnimationFrame'] as const) {
    const real = page[kind]!.bind(globalThis);
    page[kind] = (work, ...words) => {
      const delayMs = kind === 'requestAnimationFrame' ? 0 : Number(words[0] ?? 0);
      const what = place();
      const told = (...results: unknown[]) => {
        firedTimers.push({ kind, delayMs, what });
        (work as (...all: unknown[]) => void)(...results);
      };
      return real(told, ...words);
    };
  }
  const PlainWorker = Worker;
  globalThis.Worker = class extends PlainWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ kind?: string }>) =>
        firedTimers.push({ kind: 'message from a worker', delayMs: 0, what: String(data.kind) }),
      );
    }
  };
  const { postMessage } = Worker.prototype;
  PlainWorker.prototype.postMessage = function (this: Worker, ...words: unknown[]) {
    firedTimers.push({
      kind: 'message to a worker',
      delayMs: 0,
      what: JSON.stringify(words[0]).slice(0, 80),
    });
    (postMessage as (...all: unknown[]) => void).apply(this, words);
  };
}

/** Lets the timers of this length that are set from now on, and that nobody has cleared, run out at once. */
export interface HeldTimers {
  readonly runOut: () => Promise<void>;
}

/**
 * A long time limit need not be waited for: its timer is known by its length, and runs out when the test says so.
 * @param place the page, or the kiosk's main process
 */
export async function holdTimers(place: Page | ElectronApplication, lengthMs: number): Promise<HeldTimers> {
  const ask = (script: string) =>
    (place as { evaluate: (script: string) => Promise<unknown> }).evaluate(script);
  await ask(`(${hold.toString()})(${lengthMs})`);
  return { runOut: async () => void (await ask('globalThis.runOutHeld()')) };
}

/** Runs there, without its module. */
function hold(lengthMs: number): void {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const standing = new Map<unknown, () => void>();
  globalThis.setTimeout = ((run: (...words: unknown[]) => void, ms?: number, ...words: unknown[]) => {
    if (ms !== lengthMs) return set(run, ms, ...words);
    const handle = set(() => standing.get(handle)?.(), ms);
    standing.set(handle, () => {
      standing.delete(handle);
      run(...words);
    });
    return handle;
  }) as typeof setTimeout;
  globalThis.clearTimeout = (handle) => {
    standing.delete(handle);
    clear(handle);
  };
  Object.assign(globalThis, { runOutHeld: () => [...standing.values()].forEach((run) => run()) });
}
