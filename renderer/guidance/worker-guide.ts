import type { PictureLimits } from '../../preload/contract.ts';
import type { Rotation } from '../../preload/station.ts';
import { grabFrame } from '../camera/frame-source.ts';
import { pictureOf } from '../camera/picture.ts';
import type { Capture, CaptureMode, Guide, GuideEvent } from './guide.ts';
import { WorkerLink } from './worker-link.ts';

/** More than 12 frames a second don't improve the guidance, and cost an old PC time. A slightly early frame is accepted. */
const leastIntervalMs = 1000 / 12 - 4;
/**
 * A worker that has failed is replaced when the next person comes: one bad frame must not cost a branch its guidance
 * until the kiosk is restarted. A machine where it never works must not be kept busy with tries: after this many failures in
 * a row only one try is made per pause.
 */
const mostFailures = 3;
const pauseMs = 10 * 60_000;
/** The worker is ended after this time without use, to free its memory. Starting it again takes less than 300 ms. */
const restAfterMs = 20_000;

export interface WorkerGuidePorts {
  readonly startWorker: () => Worker;
  /** Address of the folder with the models. */
  readonly base: string;
  /** The element that plays the camera's stream; null while no camera is open. */
  readonly video: () => HTMLVideoElement | null;
}

interface Following {
  readonly followId: number;
  readonly listener: (event: GuideEvent) => void;
  /** Null until the models are loaded. */
  video: HTMLVideoElement | null;
  frameCallback: number;
  sentMs: number;
  isLooking: boolean;
}

/** The guide whose models and rules run in a worker: the page sends it frames, one at a time, and receives events. */
export class WorkerGuide implements Guide {
  readonly #ports: WorkerGuidePorts;
  #link: WorkerLink | null = null;
  #following: Following | null = null;
  #followId = 0;
  #hasGuided = false;
  #failures = 0;
  #failedAtMs = 0;
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: WorkerGuidePorts) {
    this.#ports = ports;
  }

  prepare(): void {
    if (!this.#link && this.#mayTry()) this.#link = this.#start();
    this.#restLater();
  }

  follow(rotation: Rotation, listener: (event: GuideEvent) => void): () => void {
    this.#followId += 1;
    const following: Following = {
      ...{ followId: this.#followId, listener, video: null },
      ...{ frameCallback: 0, sentMs: -Infinity, isLooking: false },
    };
    this.#following = following;
    this.#hasGuided = false;
    void this.#begin(following, rotation);
    return () => this.#leave(following);
  }

  async take(mode: CaptureMode, limits: PictureLimits): Promise<Capture | null> {
    if (!this.#hasGuided || !this.#link) return null;
    const taken = await this.#link.take(mode, limits);
    return taken && { picture: pictureOf(taken), quality: taken.facts };
  }

  async #begin(following: Following, rotation: Rotation): Promise<void> {
    this.prepare();
    const link = this.#link;
    const works = (await link?.loaded) ?? false;
    if (this.#following !== following) return;
    following.video = this.#ports.video();
    if (!works || !link || !following.video) return this.#fail();
    link.follow(following.followId, rotation);
    this.#awaitFrame(following, following.video);
    // Send the current frame now: the next one may come only a thirtieth of a second later.
    this.#show(following, following.video, performance.now());
  }

  #awaitFrame(following: Following, video: HTMLVideoElement): void {
    following.frameCallback = video.requestVideoFrameCallback((nowMs) => {
      this.#awaitFrame(following, video);
      this.#show(following, video, nowMs);
    });
  }

  #show(following: Following, video: HTMLVideoElement, nowMs: number): void {
    if (following.isLooking || nowMs - following.sentMs < leastIntervalMs) return;
    const frame = grabFrame(video);
    if (!frame || !this.#link) return frame?.close();
    following.isLooking = true;
    following.sentMs = nowMs;
    this.#link.send(following.followId, frame, nowMs);
  }

  #leave(following: Following): void {
    following.video?.cancelVideoFrameCallback(following.frameCallback);
    if (this.#following !== following) return;
    this.#following = null;
    this.#hasGuided = false;
    this.#link?.stop();
    this.#restLater();
  }

  #restLater(): void {
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      if (this.#following) return;
      this.#link?.end();
      this.#link = null;
    }, restAfterMs);
  }

  #start(): WorkerLink {
    return new WorkerLink(this.#ports.startWorker(), this.#ports.base, {
      onEvent: (followId, event) => {
        if (followId !== this.#following?.followId) return;
        this.#hasGuided ||= event.type === 'GUIDANCE';
        this.#following.listener(event);
      },
      onLooked: (followId) => {
        this.#failures = 0;
        if (followId === this.#following?.followId) this.#following.isLooking = false;
      },
      onDied: () => {
        this.#link = null;
        this.#failures += 1;
        this.#failedAtMs = performance.now();
        this.#fail();
      },
    });
  }

  #mayTry(): boolean {
    return this.#failures < mostFailures || performance.now() - this.#failedAtMs >= pauseMs;
  }

  /** Reports the failure to the session; pictures taken afterwards are taken without guidance. */
  #fail(): void {
    const following = this.#following;
    if (!following) return;
    this.#leave(following);
    following.listener({ type: 'GUIDE_FAILED' });
  }
}

/** Vite bundles the worker because its address is written out right here. */
function startWorker(): Worker {
  return new Worker(new URL('./worker/face.worker.ts', import.meta.url), { type: 'module', name: 'face' });
}

/**
 * The guide of this page. Its worker starts with the first `prepare`.
 * @param video plays the open camera's stream; null while none is open
 */
export function createGuide(video: () => HTMLVideoElement | null): WorkerGuide {
  return new WorkerGuide({ startWorker, base: new URL('./face/', document.baseURI).href, video });
}
