import { glanceAt, isBlack, lookAgain, troubleOf, type Stillness, type StreamTrouble } from './stillness.ts';

const lookEveryMs = 250;
/** Exposure needs up to 2 s to settle when some cameras open: until then black says nothing. */
const settlingMs = 3_000;
const settlingLookMs = 60;

/** Small, yet with a pixel of its own for every 20 of a 1280×720 frame's: nearest pixels are taken, so noise survives. */
const thumbnail = { width: 64, height: 36 } as const;

/** Looks at what a video element shows. One canvas, read on the CPU, wiped by `close`. */
export class FrameWatch {
  readonly #video: HTMLVideoElement;
  readonly #canvas = new OffscreenCanvas(thumbnail.width, thumbnail.height);
  readonly #context = this.#canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
    if (this.#context) this.#context.imageSmoothingEnabled = false;
  }

  /**
   * Waits until two looks differ and show something.
   * @returns null once the stream lives; else what is wrong with it, or `camera-lost` when `signal` gave up
   */
  async awaitLife(signal: AbortSignal): Promise<StreamTrouble | 'camera-lost' | null> {
    const giveUpAt = performance.now() + settlingMs;
    let state = this.#look(null);
    while (!signal.aborted) {
      await pause(settlingLookMs);
      const next = this.#look(state);
      if (next.last.hash !== state.last.hash && !isBlack(next.last)) return null;
      if (performance.now() >= giveUpAt) return isBlack(next.last) ? 'camera-black' : 'camera-frozen';
      state = next;
    }
    return 'camera-lost';
  }

  /** Calls back once when the stream freezes or goes black. */
  start(onTrouble: (trouble: StreamTrouble) => void): void {
    let state: Stillness | null = null;
    this.#timer = setInterval(() => {
      state = this.#look(state);
      const trouble = troubleOf(state);
      if (!trouble) return;
      clearInterval(this.#timer);
      onTrouble(trouble);
    }, lookEveryMs);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#canvas.width = 0;
  }

  #look(before: Stillness | null): Stillness {
    const { width, height } = thumbnail;
    if (!this.#context) throw new Error('no 2d context');
    this.#context.drawImage(this.#video, 0, 0, width, height);
    return lookAgain(
      before,
      glanceAt(this.#context.getImageData(0, 0, width, height).data, performance.now()),
    );
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
