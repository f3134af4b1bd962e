/** More pixels make the reader slower, not better: a code that fills a fifth of this has four pixels a module. */
const longestSidePx = 960;

/** Takes single frames of a stream, for the code reader. Keeps none. */
export class FrameGrabber {
  readonly #stream: () => MediaStream | null;
  #video: HTMLVideoElement | null = null;
  #canvas: HTMLCanvasElement | null = null;

  constructor(stream: () => MediaStream | null) {
    this.#stream = stream;
  }

  grab(): ImageData | null {
    const video = this.#attach();
    if (!video || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
    const scale = Math.min(1, longestSidePx / Math.max(video.videoWidth, video.videoHeight));
    const width = Math.round(video.videoWidth * scale);
    const height = Math.round(video.videoHeight * scale);
    this.#canvas ??= document.createElement('canvas');
    Object.assign(this.#canvas, { width, height });
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (!context || width === 0) return null;
    context.drawImage(video, 0, 0, width, height);
    const frame = context.getImageData(0, 0, width, height);
    context.clearRect(0, 0, width, height);
    return frame;
  }

  close(): void {
    if (this.#video) this.#video.srcObject = null;
    this.#video = null;
    this.#canvas = null;
  }

  #attach(): HTMLVideoElement | null {
    const stream = this.#stream();
    if (!stream) return null;
    if (this.#video?.srcObject !== stream) {
      this.#video = document.createElement('video');
      this.#video.muted = true;
      this.#video.srcObject = stream;
      // A stream that ends meanwhile gives no frames, which is all that matters here.
      void this.#video.play().catch(() => undefined);
    }
    return this.#video;
  }
}
