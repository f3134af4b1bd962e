import type { PictureLimits, Result } from '../../preload/contract.ts';
import type { Camera, CameraFailure, CaptureFailure } from './camera.ts';
import { capturePicture } from './capture.ts';
import { attachVideo, detachVideo } from './frame-source.ts';
import { openStream, stopStream } from './open.ts';
import type { Picture } from './picture.ts';
import { hasCamera, watchDevices, watchTrack } from './watch.ts';

interface OpenCamera {
  readonly stream: MediaStream;
  readonly video: HTMLVideoElement;
  readonly stopWatching: () => void;
}

/** The browser's camera. The stream lives here and nowhere else; the preview borrows it. */
export class Webcam implements Camera {
  #open: OpenCamera | null = null;
  readonly #lost = new Set<() => void>();
  readonly #streamChanged = new Set<() => void>();
  readonly #devices: MediaDevices;

  constructor(devices: MediaDevices) {
    this.#devices = devices;
  }

  /** What the preview shows; null while no camera is open. */
  readonly stream = (): MediaStream | null => this.#open?.stream ?? null;

  readonly onStreamChanged = (listener: () => void): (() => void) => listen(this.#streamChanged, listener);

  isPresent(): Promise<boolean> {
    return hasCamera(this.#devices);
  }

  async open(signal: AbortSignal): Promise<Result<null, CameraFailure>> {
    if (this.#isWell()) return { ok: true, value: null };
    this.close();
    const opened = await openStream(this.#devices, signal);
    if (!opened.ok) return opened;
    const stream = opened.value;
    const video = await attachVideo(stream, signal);
    if (!video || signal.aborted) {
      stopStream(stream);
      if (video) detachVideo(video);
      return { ok: false, error: { code: 'camera-lost' } };
    }
    this.#keep(stream, video);
    return { ok: true, value: null };
  }

  async capture(limits: PictureLimits): Promise<Result<Picture, CaptureFailure>> {
    if (!this.#open || !this.#isWell()) return { ok: false, error: { code: 'camera-lost' } };
    return capturePicture(this.#open.video, limits);
  }

  close(): void {
    if (!this.#open) return;
    this.#open.stopWatching();
    stopStream(this.#open.stream);
    detachVideo(this.#open.video);
    this.#open = null;
    notify(this.#streamChanged);
  }

  onLost(listener: () => void): () => void {
    return listen(this.#lost, listener);
  }

  onDevicesChanged(listener: () => void): () => void {
    return watchDevices(this.#devices, listener);
  }

  #keep(stream: MediaStream, video: HTMLVideoElement): void {
    this.close();
    const [track] = stream.getVideoTracks();
    const stopWatching = track ? watchTrack(track, () => this.#lose(stream)) : () => undefined;
    this.#open = { stream, video, stopWatching };
    notify(this.#streamChanged);
  }

  /** A lost camera is closed at once, so that the next `open` starts afresh. */
  #lose(stream: MediaStream): void {
    if (this.#open?.stream !== stream) return;
    this.close();
    notify(this.#lost);
  }

  #isWell(): boolean {
    const track = this.#open?.stream.getVideoTracks()[0];
    return track?.readyState === 'live' && !track.muted;
  }
}

function listen(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function notify(listeners: Set<() => void>): void {
  for (const listener of [...listeners]) listener();
}
