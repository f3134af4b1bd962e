import type { CameraCode, PictureLimits, Result } from '../../preload/contract.ts';
import type { Picture } from './picture.ts';

export interface CameraFailure {
  readonly code: CameraCode;
}

export interface CaptureFailure {
  readonly code: CameraCode | 'bad-picture';
}

/**
 * The camera as the flow knows it: no streams, no tracks, no elements. One camera is open at a time.
 * Expected failures come as results; a rejection is a bug.
 */
export interface Camera {
  /** Whether the station has any camera at all. Needs no permission and lights no lamp. */
  isPresent(): Promise<boolean>;
  /**
   * Opens the camera and waits for its first frame. A camera that is open and well stays as it is. What opens
   * after `signal` was aborted is closed again at once.
   */
  open(signal: AbortSignal): Promise<Result<null, CameraFailure>>;
  /** Takes the frame of this moment, whole and not mirrored. */
  capture(limits: PictureLimits): Promise<Result<Picture, CaptureFailure>>;
  /** Stops every track. Safe to call at any time. */
  close(): void;
  /** Calls back when the open camera stops giving pictures; returns the way to stop listening. */
  onLost(listener: () => void): () => void;
  /** Calls back when cameras were plugged in or out; returns the way to stop listening. */
  onDevicesChanged(listener: () => void): () => void;
}
