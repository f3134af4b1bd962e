import { createElement, type ReactNode } from 'react';
import type { Rotation } from '../../../../preload/station.ts';
import type { CameraCode } from '../../../../preload/error-codes.ts';
import { CameraView } from '../../../camera/camera-view.tsx';
import { grabFrame } from '../../../camera/frame-source.ts';
import { sample, type Raster } from '../../../camera/resample.ts';
import { RgbxImage } from '../../../camera/rgbx-image.ts';
import type { Webcam } from '../../../camera/webcam.ts';
import type { Guide, GuideEvent } from '../../../guidance/guide.ts';

export interface CameraFacts {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

/** The station's camera while the console uses it. One part of the console holds it at a time. */
export interface StaffDevices {
  /** Null: it is open; else why it is not. */
  open(signal: AbortSignal): Promise<CameraCode | null>;
  close(): void;
  onLost(listener: (code: CameraCode) => void): () => void;
  /** Null while no camera is open. */
  facts(): CameraFacts | null;
  /** The live picture, upright and mirrored. */
  view(rotation: Rotation): ReactNode;
  /** Reports the hints that a customer would get; returns the function that stops it. */
  follow(rotation: Rotation, listener: (event: GuideEvent) => void): () => void;
  /** A frame as the camera gives it, not mirrored; null while there is none. The caller must not keep it. */
  grab(): Promise<Raster | null>;
}

type Camera = Pick<Webcam, 'open' | 'close' | 'onLost' | 'track' | 'video' | 'stream' | 'onStreamChanged'>;

export function createStaffDevices(webcam: Camera, guide: Pick<Guide, 'follow'>): StaffDevices {
  const grabber = new FrameGrabber(webcam.video);
  return {
    async open(signal) {
      const opened = await webcam.open(signal);
      return opened.ok ? null : opened.error.code;
    },
    close() {
      grabber.close();
      webcam.close();
    },
    onLost: (listener) => webcam.onLost(listener),
    facts() {
      const { width, height, frameRate } = webcam.track()?.getSettings() ?? {};
      if (width === undefined || height === undefined) return null;
      return { width, height, framesPerSecond: Math.round(frameRate ?? 0) };
    },
    view: (rotation) => createElement(CameraView, { webcam, rotation }),
    follow: (rotation, listener) => guide.follow(rotation, listener),
    grab: () => grabber.grab(),
  };
}

/** More pixels make the reader slower, not better: a code that fills a fifth of this has four pixels a module. */
const longestSidePx = 960;

/** Takes single frames of a video, for the code reader. Keeps none. */
class FrameGrabber {
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
