import type { PictureLimits } from '../../../preload/contract.ts';
import type { TakenFrame } from '../face-observer.ts';
import type { Observed, Order, Report } from './protocol.ts';

/** Cold, the model takes 1 to 2 s here; ours for the slowest machine that could guide at all. */
const loadingMs = 30_000;
/**
 * A worker at work is asked so often whether it is there, and may miss so many questions in a row: a frame takes it a
 * few hundredths of a second, the first one up to a second. Questions are counted, not time, for a machine that slept
 * has missed none. A camera without frames is no failure of the worker: it answers all the same.
 */
const pingMs = 2_000;
const mostMissed = 3;

export interface LinkListener {
  readonly onObserved: (report: Observed) => void;
  /** Told once: the worker is gone, and with it whatever it held. */
  readonly onDied: () => void;
}

/** One worker from its start to its end. What has failed once is ended and never asked again. */
export class WorkerLink {
  /** False when the model can't be loaded. */
  readonly loaded: Promise<boolean>;
  readonly #worker: Worker;
  readonly #listener: LinkListener;
  readonly #takes = new Map<number, (frame: TakenFrame | null) => void>();
  readonly #loadingDeadline: ReturnType<typeof setTimeout>;
  #settleLoading: (works: boolean) => void = () => undefined;
  #pulse: ReturnType<typeof setInterval> | undefined;
  #missed = 0;
  #watchId: number | null = null;
  #takeId = 0;
  #isDead = false;

  /** @param base address of the folder with the model */
  constructor(worker: Worker, base: string, listener: LinkListener) {
    this.#worker = worker;
    this.#listener = listener;
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => this.#hear(data));
    worker.addEventListener('error', () => this.#die());
    worker.addEventListener('messageerror', () => this.#die());
    this.loaded = new Promise((resolve) => (this.#settleLoading = resolve));
    this.#loadingDeadline = setTimeout(() => this.#die(), loadingMs);
    this.#order({ kind: 'load', base });
  }

  watch(order: Omit<Extract<Order, { kind: 'watch' }>, 'kind'>): void {
    this.#watchId = order.watchId;
    this.#order({ kind: 'watch', ...order }, [order.frames]);
    this.#beat();
  }

  stop(): void {
    this.#watchId = null;
    this.#order({ kind: 'stop' });
  }

  collect(): void {
    this.#order({ kind: 'collect' });
  }

  forget(): void {
    this.#order({ kind: 'forget' });
  }

  take(limits: PictureLimits): Promise<TakenFrame | null> {
    if (this.#isDead) return Promise.resolve(null);
    this.#takeId += 1;
    const takeId = this.#takeId;
    return new Promise((resolve) => {
      this.#takes.set(takeId, resolve);
      this.#order({ kind: 'take', takeId, limits });
      this.#beat();
    });
  }

  #hear(report: Report): void {
    if (this.#isDead) return;
    this.#missed = 0;
    switch (report.kind) {
      case 'loaded':
        clearTimeout(this.#loadingDeadline);
        this.#settleLoading(true);
        break;
      case 'notLoaded':
        this.#die();
        break;
      case 'observed':
        if (report.watchId === this.#watchId) this.#listener.onObserved(report);
        break;
      case 'failed':
        // What broke while it watched for a session that is over would break in the next one as well.
        this.#die();
        break;
      case 'taken':
        this.#takes.get(report.takeId)?.(report.frame);
        this.#takes.delete(report.takeId);
        break;
      case 'alive':
    }
  }

  /** Asks for signs of life for as long as something is expected of the worker. */
  #beat(): void {
    this.#missed = 0;
    this.#pulse ??= setInterval(() => {
      if (this.#watchId === null && this.#takes.size === 0) return this.#rest();
      if (this.#missed >= mostMissed) return this.#die();
      this.#missed += 1;
      this.#order({ kind: 'ping' });
    }, pingMs);
  }

  #rest(): void {
    clearInterval(this.#pulse);
    this.#pulse = undefined;
  }

  #die(): void {
    if (this.#isDead) return;
    this.#isDead = true;
    this.#rest();
    clearTimeout(this.#loadingDeadline);
    this.#worker.terminate();
    this.#settleLoading(false);
    for (const resolve of this.#takes.values()) resolve(null);
    this.#takes.clear();
    this.#listener.onDied();
  }

  #order(order: Order, transfer: Transferable[] = []): void {
    if (!this.#isDead) this.#worker.postMessage(order, transfer);
  }
}
