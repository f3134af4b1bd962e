import { createElement, type ReactNode } from 'react';
import type { CameraCode, Rotation } from '../../../../preload/contract.ts';
import { CameraView } from '../../../camera/camera-view.tsx';
import type { Raster } from '../../../camera/resample.ts';
import type { Webcam } from '../../../camera/webcam.ts';
import type { Guide, GuideEvent } from '../../../guidance/guide.ts';
import { FrameGrabber } from './frame-grabber.ts';

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
