import type { PictureLimits, Rotation } from '../../../preload/contract.ts';
import type { FaceObserver, ObservationListener, TakenFrame } from '../face-observer.ts';
import type { Observed } from './protocol.ts';
import { canReadFrames, framesOf } from './track-frames.ts';
import { WorkerLink } from './worker-link.ts';

/**
 * A worker that has failed is replaced when the next person comes: a driver that was reset or a frame that broke it must not
 * cost a branch its guidance until somebody restarts the kiosk. A machine where it never works isn't kept busy with
 * trying: after so many failures in a row only one try is made per pause.
 */
const mostFailures = 3;
const pauseMs = 10 * 60_000;

/** The face observer that works in a module worker. */
export class WorkerFaceObserver implements FaceObserver {
  readonly #startWorker: () => Worker;
  readonly #base: string;
  #link: WorkerLink | null = null;
  #watching: { readonly watchId: number; readonly listener: ObservationListener } | null = null;
  #watchId = 0;
  #failures = 0;
  #failedAtMs = 0;

  /** @param base address of the folder with the model */
  constructor(startWorker: () => Worker, base: string) {
    this.#startWorker = startWorker;
    this.#base = base;
  }

  async load(): Promise<boolean> {
    if (!canReadFrames()) return false;
    if (!this.#link && this.#mayTry()) this.#link = this.#start();
    return this.#link?.loaded ?? false;
  }

  watch(track: MediaStreamTrack, rotation: Rotation, listener: ObservationListener): () => void {
    this.#watchId += 1;
    const watchId = this.#watchId;
    this.#watching = { watchId, listener };
    if (this.#link) this.#link.watch({ watchId, frames: framesOf(track), rotation });
    // The worker was lost since `load`. Told later: the caller has no way to stop yet.
    else queueMicrotask(() => this.#fail(watchId));
    return () => {
      if (watchId !== this.#watching?.watchId) return;
      this.#watching = null;
      this.#link?.stop();
    };
  }

  collect(): void {
    this.#link?.collect();
  }

  forget(): void {
    this.#link?.forget();
  }

  async take(limits: PictureLimits): Promise<TakenFrame | null> {
    return this.#link?.take(limits) ?? null;
  }

  #mayTry(): boolean {
    return this.#failures < mostFailures || performance.now() - this.#failedAtMs >= pauseMs;
  }

  #start(): WorkerLink {
    return new WorkerLink(this.#startWorker(), this.#base, {
      onObserved: (report) => this.#pass(report),
      onDied: () => {
        this.#link = null;
        this.#failures += 1;
        this.#failedAtMs = performance.now();
        if (this.#watching) this.#fail(this.#watching.watchId);
      },
    });
  }

  #pass({ watchId, observation, tookMs }: Observed): void {
    this.#failures = 0;
    if (watchId === this.#watching?.watchId) this.#watching.listener.onObservation(observation, tookMs);
  }

  #fail(watchId: number): void {
    if (watchId !== this.#watching?.watchId) return;
    const { listener } = this.#watching;
    this.#watching = null;
    listener.onFailed();
  }
}
