import { grabFrame } from '../../../camera/frame-source.ts';
import { sample, type Raster } from '../../../camera/resample.ts';
import { RgbxImage } from '../../../camera/rgbx-image.ts';

/** More pixels make the reader slower, not better: a code that fills a fifth of this has four pixels a module. */
const longestSidePx = 960;

/** Takes single frames of a video, for the code reader. Keeps none. */
export class FrameGrabber {
  readonly #video: () => HTMLVideoElement | null;
  readonly #frame = new RgbxImage();
  readonly #small = new RgbxImage();

  constructor(video: () => HTMLVideoElement | null) {
    this.#video = video;
  }

  /** Until the next call, or `close`; null while there is no frame. */
  async grab(): Promise<Raster | null> {
    const video = this.#video();
    const frame = video && grabFrame(video);
    if (!frame) return null;
    try {
      await this.#frame.copyFrom(frame, 0);
    } finally {
      frame.close();
    }
    const { width, height } = this.#frame;
    const step = Math.max(1, Math.max(width, height) / longestSidePx);
    this.#small.resize(Math.round(width / step), Math.round(height / step));
    sample(this.#frame, this.#small, { x: step / 2, y: step / 2, dx: step, dy: 0 });
    this.#frame.data.fill(0);
    return this.#small;
  }

  close(): void {
    this.#frame.wipe();
    this.#small.wipe();
  }
}
