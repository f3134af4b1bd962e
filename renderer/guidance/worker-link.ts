import type { PictureLimits } from '../../preload/contract.ts';
import type { Rotation } from '../../preload/station.ts';
import type { CaptureMode, GuideEvent } from './guide.ts';
import type { Order, Report, TakenPicture } from './worker/protocol.ts';

/** Our value, for the slowest machine that could guide at all. */
const loadingMs = 30_000;
/**
 * Interval of the pings to a working worker, and how many in a row it may miss: a frame takes a
 * few hundredths of a second. Pings are counted, not time, because a machine that slept has missed none. A camera
 * without frames is no failure of the worker: it still answers.
 */
const pingMs = 2_000;
const mostMissed = 3;

export interface LinkListener {
  readonly onEvent: (followId: number, event: GuideEvent) => void;
  /** The last frame sent has been processed. */
  readonly onLooked: (followId: number) => void;
  /** Reported once: the worker has ended, and its data with it. */
  readonly onDied: () => void;
}

/** One worker from its start to its end. After a failure it is ended and not used again. */
export class WorkerLink {
  /** False when the models can't be loaded. */
  readonly loaded: Promise<boolean>;
  readonly #worker: Worker;
  readonly #listener: LinkListener;
  readonly #takes = new Map<number, (picture: TakenPicture | null) => void>();
  readonly #loadingDeadline: ReturnType<typeof setTimeout>;
  #settleLoading: (works: boolean) => void = () => undefined;
  #pulse: ReturnType<typeof setInterval> | undefined;
  #missed = 0;
  #isFollowing = false;
  #takeId = 0;
  #isDead = false;

  /** @param base address of the folder with the models */
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

  follow(followId: number, rotation: Rotation): void {
    this.#isFollowing = true;
    this.#order({ kind: 'follow', followId, rotation });
    this.#beat();
  }

  /** Transfers the frame; the worker closes it. */
  send(followId: number, frame: VideoFrame, atMs: number): void {
    if (this.#isDead) return frame.close();
    this.#order({ kind: 'frame', followId, frame, atMs }, [frame]);
  }

  stop(): void {
    this.#isFollowing = false;
    this.#order({ kind: 'stop' });
  }

  take(mode: CaptureMode, limits: PictureLimits): Promise<TakenPicture | null> {
    if (this.#isDead) return Promise.resolve(null);
    this.#takeId += 1;
    const takeId = this.#takeId;
    return new Promise((resolve) => {
      this.#takes.set(takeId, resolve);
      this.#order({ kind: 'take', takeId, mode, limits });
      this.#beat();
    });
  }

  /** Ends the worker intentionally, to free its memory. */
  end(): void {
    this.#isDead = true;
    this.#release();
  }

  #hear(report: Report): void {
    if (this.#isDead) return;
    this.#missed = 0;
    switch (report.kind) {
      case 'loaded':
        clearTimeout(this.#loadingDeadline);
        this.#settleLoading(true);
        break;
      case 'event':
        this.#listener.onEvent(report.followId, report.event);
        break;
      case 'looked':
        this.#listener.onLooked(report.followId);
        break;
      case 'notLoaded':
      // A failure for a person who has left would repeat with the next person.
      // falls through
      case 'failed':
        this.#die();
        break;
      case 'taken':
        this.#takes.get(report.takeId)?.(report.picture);
        this.#takes.delete(report.takeId);
        break;
      case 'alive':
    }
  }

  /** Pings the worker while a response is expected. */
  #beat(): void {
    this.#missed = 0;
    this.#pulse ??= setInterval(() => {
      if (!this.#isFollowing && this.#takes.size === 0) return this.#rest();
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
    this.#release();
    this.#listener.onDied();
  }

  #release(): void {
    this.#rest();
    clearTimeout(this.#loadingDeadline);
    this.#worker.terminate();
    this.#settleLoading(false);
    for (const resolve of this.#takes.values()) resolve(null);
    this.#takes.clear();
  }

  #order(order: Order, transfer: Transferable[] = []): void {
    if (!this.#isDead) this.#worker.postMessage(order, transfer);
  }
}
