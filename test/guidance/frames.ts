import type { Rotation } from '../../preload/station.ts';
import { attachVideo, grabFrame } from '../../renderer/camera/frame-source.ts';
import { RgbxImage } from '../../renderer/camera/rgbx-image.ts';
import type { GuideEvent } from '../../renderer/guidance/guide.ts';
import { createGuide } from '../../renderer/guidance/worker-guide.ts';

export type FrameFormat = 'I420' | 'I422' | 'I444' | 'NV12' | 'RGBA' | 'BGRX';
export type Colour = readonly [red: number, green: number, blue: number];

/** What a test does with camera frames in its page. */
export interface Frames {
  /**
   * Copies a frame whose visible part (97×53, away from the frame's own corner) is red at its top left, green at its top right,
   * blue at its bottom left and white at its bottom right.
   * @returns the copy's size and its four quarters' colours, in the same order
   */
  copyMade(format: FrameFormat, rotation: Rotation): Promise<{ size: number[]; quarters: Colour[] }>;
  openCamera(): Promise<{ format: string | null; width: number; height: number }>;
  /** Mean difference, in levels of 255, between the camera's frame copied and the same frame drawn. */
  compareWithDrawing(): Promise<number>;
  /** Takes this many of the camera's frames, one after the other. */
  take(how: 'copied' | 'drawn', count: number): Promise<void>;
  /** Follows the person until the first guidance and leaves, so often. */
  followAndLeave(times: number): Promise<GuideEvent['type'][]>;
}

let video: HTMLVideoElement | null = null;
const guide = createGuide(() => video);
const drawing = new OffscreenCanvas(1280, 720).getContext('2d', { alpha: false, willReadFrequently: true })!;

const frames: Frames = {
  async copyMade(format, rotation) {
    const frame = makeFrame(format);
    const image = new RgbxImage();
    await image.copyFrom(frame, rotation);
    frame.close();
    const { width, height } = image;
    const quarters = [0.25, 0.75].flatMap((y) =>
      [0.25, 0.75].map((x) => colourAt(image, Math.floor(x * width), Math.floor(y * height))),
    );
    return { size: [width, height], quarters };
  },
  async openCamera() {
    const size = { width: 1280, height: 720 };
    const stream = await navigator.mediaDevices.getUserMedia({ video: size });
    video = await attachVideo(stream, new AbortController().signal);
    const frame = grabFrame(video!)!;
    const { format, visibleRect } = frame;
    frame.close();
    return { format, width: visibleRect!.width, height: visibleRect!.height };
  },
  async compareWithDrawing() {
    const frame = grabFrame(video!)!;
    const image = new RgbxImage();
    await image.copyFrom(frame, 0);
    drawing.drawImage(frame, 0, 0);
    frame.close();
    const { data } = drawing.getImageData(0, 0, image.width, image.height);
    let sum = 0;
    for (let at = 0; at < data.length; at += 1) {
      if (at % 4 !== 3) sum += Math.abs(data[at]! - image.data[at]!);
    }
    return sum / ((data.length / 4) * 3);
  },
  async take(how, count) {
    const image = new RgbxImage();
    for (let taken = 0; taken < count; taken += 1) {
      await new Promise((resolve) => video!.requestVideoFrameCallback(resolve));
      const frame = grabFrame(video!)!;
      if (how === 'copied') await image.copyFrom(frame, 0);
      else drawing.drawImage(frame, 0, 0);
      frame.close();
    }
  },
  async followAndLeave(times) {
    const seen: GuideEvent['type'][] = [];
    for (let round = 0; round < times; round += 1) {
      let leave = (): void => undefined;
      const first = await new Promise<GuideEvent['type']>((resolve) => {
        leave = guide.follow(0, ({ type }) => resolve(type));
      });
      leave();
      seen.push(first);
    }
    return seen;
  },
};
Object.assign(globalThis, { frames });

const visible = { x: 4, y: 2, width: 97, height: 53 };
const coded = { width: 104, height: 58 };
const colours: readonly Colour[] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
];

/** Of a pixel of the coded frame; outside the visible part grey. */
function colourIn(x: number, y: number): Colour {
  const column = x - visible.x;
  const row = y - visible.y;
  if (column < 0 || row < 0 || column >= visible.width || row >= visible.height) return [128, 128, 128];
  return colours[(row * 2 >= visible.height ? 2 : 0) + (column * 2 >= visible.width ? 1 : 0)]!;
}

function makeFrame(format: FrameFormat): VideoFrame {
  const init = { timestamp: 0, codedWidth: coded.width, codedHeight: coded.height, visibleRect: visible };
  // As Chromium describes a camera's own frames.
  const colorSpace = {
    matrix: 'smpte170m',
    primaries: 'bt709',
    transfer: 'bt709',
    fullRange: false,
  } as const;
  const isRgb = format === 'RGBA' || format === 'BGRX';
  const bytes = isRgb ? rgbBytes(format) : planes(format);
  return new VideoFrame(bytes, { ...init, format, ...(isRgb ? {} : { colorSpace }) });
}

function rgbBytes(format: 'RGBA' | 'BGRX'): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(coded.width * coded.height * 4);
  eachPixel(1, 1, (x, y, index) => {
    const [red, green, blue] = colourIn(x, y);
    bytes.set(format === 'RGBA' ? [red, green, blue, 255] : [blue, green, red, 255], index * 4);
  });
  return bytes;
}

/** Luma, then chroma: planes of their own, or by turns in one (NV12). */
function planes(format: 'I420' | 'I422' | 'I444' | 'NV12'): Uint8Array<ArrayBuffer> {
  const across = format === 'I444' ? 1 : 2;
  const down = format === 'I420' || format === 'NV12' ? 2 : 1;
  const luma = coded.width * coded.height;
  const chroma = luma / across / down;
  const bytes = new Uint8Array(luma + 2 * chroma);
  eachPixel(1, 1, (x, y, index) => {
    const [red, green, blue] = colourIn(x, y);
    bytes[index] = 16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255;
  });
  eachPixel(across, down, (x, y, index) => {
    const [red, green, blue] = colourIn(x, y);
    const first = 128 + (-37.797 * red - 74.203 * green + 112 * blue) / 255;
    const second = 128 + (112 * red - 93.786 * green - 18.214 * blue) / 255;
    const [at, other] =
      format === 'NV12' ? [luma + 2 * index, luma + 2 * index + 1] : [luma + index, luma + chroma + index];
    bytes[at] = first;
    bytes[other] = second;
  });
  return bytes;
}

function eachPixel(across: number, down: number, use: (x: number, y: number, index: number) => void): void {
  let index = 0;
  for (let y = 0; y < coded.height; y += down) {
    for (let x = 0; x < coded.width; x += across, index += 1) use(x, y, index);
  }
}

function colourAt({ data, width }: RgbxImage, x: number, y: number): Colour {
  const at = (y * width + x) * 4;
  return [data[at]!, data[at + 1]!, data[at + 2]!];
}
