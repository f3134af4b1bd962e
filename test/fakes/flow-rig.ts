import { SimulatedClock, type SnapshotFrom } from 'xstate';
import type { KioskBridge, Result, Verdict } from '../../preload/contract.ts';
import { PictureHolder } from '../../renderer/camera/picture.ts';
import { createFlow, type Flow } from '../../renderer/flow/create-flow.ts';
import { createActions } from '../../renderer/flow/events.ts';
import { selectView } from '../../renderer/flow/selectors.ts';
import { FakeBridge, verdictOf } from './bridge.ts';
import { FakeCamera } from './camera.ts';
import { FakeGuide } from './guide.ts';

const stepMs = 250;

/** A promise that the test settles when it likes. */
export class Held<T> {
  release!: (value: T) => void;
  fail!: (reason: Error) => void;
  readonly promise = new Promise<T>((resolve, reject) => {
    this.release = resolve;
    this.fail = reject;
  });
}

/** Lets everything happen that needs no time: one turn of the event loop empties the queue of promises. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The whole flow on fakes and a simulated clock. */
export class FlowRig {
  readonly bridge = new FakeBridge();
  readonly camera = new FakeCamera();
  readonly guide = new FakeGuide(this.camera);
  readonly clock = new SimulatedClock();
  readonly pictures = new PictureHolder();
  readonly actor = createFlow({
    bridge: this.bridge,
    camera: this.camera,
    guide: this.guide,
    pictures: this.pictures,
    clock: this.clock,
  });
  readonly act = createActions((event) => this.actor.send(event));
  /** Every screen shown so far, repeats left out. */
  readonly screens: string[] = [];
  error: unknown = null;

  async start(): Promise<this> {
    this.actor.subscribe({
      next: (snapshot) => this.#note(snapshot),
      error: (error) => {
        this.error = error;
      },
    });
    this.actor.start();
    await settle();
    return this;
  }

  get snapshot(): SnapshotFrom<Flow> {
    return this.actor.getSnapshot();
  }

  get view() {
    return selectView(this.snapshot);
  }

  get context() {
    return this.snapshot.context;
  }

  /** Moves the clock in small steps, so that timers which start others, and promises between them, keep their order. */
  async advance(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      this.clock.increment(Math.min(stepMs, left));
      await settle();
    }
  }

  async toConsent(): Promise<void> {
    this.act.start();
    await settle();
  }

  async toCamera(): Promise<void> {
    await this.toConsent();
    this.act.agree();
    await settle();
  }

  /** Proceeds until the picture is with main, whose answer the test holds back. */
  async toChecking(): Promise<Held<Result<Verdict>>> {
    const held = new Held<Result<Verdict>>();
    this.bridge.answers.submitPicture = () => held.promise;
    await this.toCamera();
    this.guide.steady();
    await settle();
    return held;
  }

  /** One complete attempt with this answer of main. */
  async toResult(answer: Awaited<ReturnType<KioskBridge['submitPicture']>>): Promise<void> {
    (await this.toChecking()).release(answer);
    await settle();
  }

  toNotLive(attemptsLeft = 2): Promise<void> {
    return this.toResult(verdictOf('not-live', attemptsLeft));
  }

  #note(snapshot: SnapshotFrom<Flow>): void {
    const { screen } = selectView(snapshot);
    if (this.screens.at(-1) !== screen) this.screens.push(screen);
  }
}

export function startFlow(): Promise<FlowRig> {
  return new FlowRig().start();
}
