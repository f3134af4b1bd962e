import { grabFrame, nextFrame } from './frame-source.ts';
import { pick } from './resample.ts';
import { RgbxImage } from './rgbx-image.ts';
import { sampleFrame, isBlack, addSample, faultOf, type Stillness, type StreamFault } from './stillness.ts';

const lookEveryMs = 250;
/** Longest wait for a new frame: a camera that is settling may give few. */
const settlingLookMs = 60;

/** Small: a 1280×720 frame has 20 times as many pixels each way. Sampled by nearest pixel, so that sensor noise survives. */
const thumbnail = { width: 64, height: 36 } as const;

/** Checks the frames of a video element; `close` wipes its pixels. */
export class FrameWatch {
  readonly #video: HTMLVideoElement;
  readonly #frame = new RgbxImage();
  readonly #small = new RgbxImage();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(video: HTMLVideoElement) {
    this.#video = video;
    this.#small.resize(thumbnail.width, thumbnail.height);
  }

  /**
   * Waits until two samples differ and are not black.
   * @param settlingMs how long after the start a black or repeated frame is not counted as a fault
   * @returns null once the stream works; else its fault, or `camera-lost` when `signal` was aborted
   */
  async awaitLife(signal: AbortSignal, settlingMs: number): Promise<StreamFault | 'camera-lost' | null> {
    const giveUpAt = performance.now() + settlingMs;
    let state = await this.#look(null);
    while (!signal.aborted) {
      await nextFrame(this.#video, settlingLookMs);
      const next = await this.#look(state);
      if (next.last.hash !== state.last.hash && !isBlack(next.last)) return null;
      if (performance.now() >= giveUpAt) return isBlack(next.last) ? 'camera-black' : 'camera-frozen';
      state = next;
    }
    return 'camera-lost';
  }

  /** Calls back once when the stream freezes or goes black. */
  start(onFault: (fault: StreamFault) => void): void {
    const look = async (before: Stillness | null): Promise<void> => {
      const state = await this.#look(before);
      if (this.#isClosed) return;
      const fault = faultOf(state);
      if (fault) onFault(fault);
      else this.#timer = setTimeout(() => void look(state), lookEveryMs);
    };
    void look(null);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#frame.wipe();
    this.#small.data.fill(0);
  }

  /** Without a new frame it judges the previous one again. */
  async #look(before: Stillness | null): Promise<Stillness> {
    const frame = this.#isClosed ? null : grabFrame(this.#video);
    if (frame) {
      try {
        await this.#frame.copyFrom(frame, 0);
      } finally {
        frame.close();
      }
      pick(this.#frame, this.#small);
      if (this.#isClosed) this.close();
    }
    return addSample(before, sampleFrame(this.#small.data, performance.now()));
  }
}
