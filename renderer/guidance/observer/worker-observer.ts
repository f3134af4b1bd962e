import type { PictureLimits, Rotation } from '../../../preload/contract.ts';
import type { FaceObserver, ObservationListener, TakenFrame } from '../face-observer.ts';
import type { Order, Report } from './protocol.ts';
import { framesOf } from './track-frames.ts';

/** Longer than any frame takes on any machine that could guide at all. A camera without frames is lost sooner. */
const silenceMs = 6_000;

/** The face observer that works in a module worker. One worker is made and kept. */
export class WorkerFaceObserver implements FaceObserver {
  readonly #worker: Worker;
  readonly #base: string;
  #loading: Promise<boolean> | null = null;
  #settleLoading: (works: boolean) => void = () => undefined;
  #listener: ObservationListener | null = null;
  #watchId = 0;
  #takeId = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;
  readonly #takes = new Map<number, (frame: TakenFrame | null) => void>();

  /**
   * @param worker made by the caller, since only a literal `new URL` in a `new Worker` is bundled
   * @param base address of the folder with the model
   */
  constructor(worker: Worker, base: string) {
    this.#worker = worker;
    this.#base = base;
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => this.#hear(data));
    worker.addEventListener('error', () => this.#fail());
    worker.addEventListener('messageerror', () => this.#fail());
  }

  load(): Promise<boolean> {
    this.#loading ??= new Promise((resolve) => {
      this.#settleLoading = resolve;
      this.#order({ kind: 'load', base: this.#base });
    });
    return this.#loading;
  }

  watch(track: MediaStreamTrack, rotation: Rotation, listener: ObservationListener): () => void {
    this.#watchId += 1;
    const watchId = this.#watchId;
    this.#listener = listener;
    const frames = framesOf(track);
    if (!frames) {
      this.#fail();
      return () => undefined;
    }
    this.#order({ kind: 'watch', watchId, frames, rotation }, [frames]);
    this.#expectSoon();
    return () => {
      if (watchId === this.#watchId) this.#stop();
    };
  }

  collect(): void {
    this.#order({ kind: 'collect' });
  }

  forget(): void {
    this.#order({ kind: 'forget' });
  }

  take(limits: PictureLimits): Promise<TakenFrame | null> {
    this.#takeId += 1;
    const takeId = this.#takeId;
    return new Promise((resolve) => {
      this.#takes.set(takeId, resolve);
      this.#order({ kind: 'take', takeId, limits });
    });
  }

  #hear(report: Report): void {
    switch (report.kind) {
      case 'loaded':
      case 'notLoaded':
        this.#settleLoading(report.kind === 'loaded');
        break;
      case 'observed':
        if (report.watchId !== this.#watchId || !this.#listener) break;
        this.#expectSoon();
        this.#listener.onObservation(report.observation, report.tookMs);
        break;
      case 'failed':
        if (report.watchId === this.#watchId) this.#fail();
        break;
      case 'taken':
        this.#takes.get(report.takeId)?.(report.frame);
        this.#takes.delete(report.takeId);
    }
  }

  /** The worker is of no more use: whoever waits for anything of it is told so. */
  #fail(): void {
    const listener = this.#listener;
    this.#stop();
    this.#settleLoading(false);
    this.#loading = Promise.resolve(false);
    for (const resolve of this.#takes.values()) resolve(null);
    this.#takes.clear();
    listener?.onFailed();
  }

  #stop(): void {
    clearTimeout(this.#silence);
    this.#listener = null;
    this.#order({ kind: 'stop' });
  }

  #expectSoon(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#fail(), silenceMs);
  }

  #order(order: Order, transfer: Transferable[] = []): void {
    this.#worker.postMessage(order, transfer);
  }
}
