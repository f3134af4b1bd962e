import type { PictureLimits, Result } from '../../preload/contract.ts';
import type { Rotation } from '../../preload/station.ts';
import type { CameraCode } from '../../preload/error-codes.ts';
import type { Capture } from '../guidance/guide.ts';

export interface CameraFailure {
  readonly code: CameraCode;
}

export interface CaptureFailure {
  readonly code: CameraCode | 'bad-picture';
}

/**
 * The flow's interface to the camera, without streams, tracks and elements. One camera is open at a time.
 * Expected failures come as results; a rejection is a bug.
 */
export interface Camera {
  /** Whether the station has any camera at all. Needs no permission and lights no lamp. */
  isPresent(): Promise<boolean>;
  /**
   * Opens the camera, asks main whether it may be used, and waits until its frames change. A camera
   * that is open and works is kept. A stream that opens after `signal` was aborted is closed at once.
   */
  open(signal: AbortSignal): Promise<Result<null, CameraFailure>>;
  /** Takes the current frame, uncropped, upright and not mirrored. Nothing is measured on it. */
  capture(limits: PictureLimits, rotation: Rotation): Promise<Result<Capture, CaptureFailure>>;
  /** Stops every track. Safe to call at any time. */
  close(): void;
  /** Calls back, with the reason, when the open camera stops giving pictures; returns a function that unsubscribes. */
  onLost(listener: (code: CameraCode) => void): () => void;
  /** Calls back when cameras were plugged in or out; returns a function that unsubscribes. */
  onDevicesChanged(listener: () => void): () => void;
}
