import type { Rotation } from '../../preload/station.ts';

/**
 * A picture in plain memory: four bytes a pixel, red, green, blue and an unused one; row by row, without gaps. Frames of a
 * camera are copied into one and never drawn: every frame that is drawn on a canvas stays in Chromium's cache of decoded
 * pictures, which grows to 512 MiB (docs/capture.md).
 */
export class RgbxImage {
  width = 0;
  height = 0;
  data: Uint8ClampedArray<ArrayBuffer> = new Uint8ClampedArray(0);
  /** Of the same size: a frame that has to be turned is copied in here first. */
  #unturned: Uint8ClampedArray<ArrayBuffer> | null = null;

  /** The pixels' content afterwards is undefined. */
  resize(width: number, height: number): void {
    if (this.data.length !== width * height * 4) this.data = new Uint8ClampedArray(width * height * 4);
    this.width = width;
    this.height = height;
  }

  /**
   * Copies the visible part of a frame and turns it upright. The frame stays open.
   * @param rotation clockwise degrees that make the camera's frames upright
   * @throws {DOMException} when the browser can't convert the frame
   */
  async copyFrom(frame: VideoFrame, rotation: Rotation): Promise<void> {
    const { visibleRect } = frame;
    if (!visibleRect) throw new DOMException('the frame is closed', 'InvalidStateError');
    const { width, height } = visibleRect;
    const turn = turnOf(frame, rotation);
    const size = uprightSize({ width, height }, turn);
    this.resize(size.width, size.height);
    const { data } = this;
    if (turn === 0) {
      await copyPixels(frame, data);
    } else {
      if (this.#unturned?.length !== data.length) this.#unturned = new Uint8ClampedArray(data.length);
      const unturned = this.#unturned;
      await copyPixels(frame, unturned);
      turnPixels(unturned, width, height, turn, data);
      unturned.fill(0);
    }
    // Wiped during the copy: the frame belongs to a session that has ended.
    if (data !== this.data) data.fill(0);
  }

  /** Wipes all pixels and releases the memory. */
  wipe(): void {
    this.data.fill(0);
    this.data = new Uint8ClampedArray(0);
    this.#unturned = null;
    this.width = 0;
    this.height = 0;
  }
}

/** `format` is Chromium's and the standard's, not yet the DOM types'. https://www.w3.org/TR/webcodecs/#videoframe-copyto */
const toRgbx = { format: 'RGBX', colorSpace: 'srgb' } as VideoFrameCopyToOptions;

async function copyPixels(frame: VideoFrame, data: Uint8ClampedArray<ArrayBuffer>): Promise<void> {
  try {
    await frame.copyTo(data, toRgbx);
  } catch (error) {
    // A kind of frame that Chromium doesn't convert: the cache fills, and the kiosk works.
    if (!(error instanceof DOMException) || error.name !== 'NotSupportedError') throw error;
    data.set(drawnPixels(frame));
  }
}

function drawnPixels(frame: VideoFrame): Uint8ClampedArray {
  const { width = 0, height = 0 } = frame.visibleRect ?? {};
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no 2d context');
  context.drawImage(frame, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  canvas.width = 0;
  return data;
}

/** Newer Chromium versions report a frame's own rotation; `copyTo` does not apply it. */
function turnOf(frame: VideoFrame, rotation: Rotation): Rotation {
  const { rotation: own = 0 } = frame as { rotation?: number };
  return ((rotation + own) % 360) as Rotation;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a camera's frame after it is turned upright. */
export function uprightSize({ width, height }: Size, rotation: Rotation): Size {
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

/**
 * Turns a picture clockwise.
 * @param width,height of the picture as it is, in pixels
 * @param to as large as `from`; not the same memory
 */
export function turnPixels(
  from: Uint8ClampedArray<ArrayBuffer>,
  width: number,
  height: number,
  rotation: Exclude<Rotation, 0>,
  to: Uint8ClampedArray<ArrayBuffer>,
): void {
  const source = new Uint32Array(from.buffer);
  const target = new Uint32Array(to.buffer);
  const last = width * height - 1;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      if (rotation === 180) target[last - at] = source[at]!;
      else if (rotation === 90) target[x * height + height - 1 - y] = source[at]!;
      else target[(width - 1 - x) * height + y] = source[at]!;
    }
  }
}
