import type { CameraCheck, PictureLimits, Result } from '../../preload/contract.ts';
import type { Rotation } from '../../preload/station.ts';
import type { CameraCode } from '../../preload/error-codes.ts';
import type { Capture } from '../guidance/guide.ts';
import type { Camera, CameraFailure, CaptureFailure } from './camera.ts';
import { attachVideo, detachVideo } from './frame-source.ts';
import { FrameWatch } from './frame-watch.ts';
import { camerasToTry, openStream, stopStream } from './open.ts';
import { captureFrame } from './picture.ts';
import { hasCamera, watchDevices, watchTrack } from './watch.ts';

interface OpenCamera {
  readonly stream: MediaStream;
  readonly video: HTMLVideoElement;
  readonly frames: FrameWatch;
  readonly stopWatching: () => void;
}

/**
 * Exposure needs up to 2 s to settle when some cameras open: until then a black frame is no fault. A camera that stays black for longer
 * after each opening would start again with every try, so each further try waits longer. Within the flow's 12 s for opening.
 */
const settlingMs = [3_000, 6_000] as const;
const longestSettlingMs = 8_000;

/** Main's decision on the device behind a stream. */
export type CheckCamera = (camera: CameraCheck) => Promise<Result<null>>;

/** The browser's camera. Only this class owns the stream; the preview and the guidance use it. */
export class Webcam implements Camera {
  #open: OpenCamera | null = null;
  #servedLast: string | null = null;
  /** Openings in a row that showed nothing but black. */
  #blackOpenings = 0;
  readonly #lost = new Set<(code: CameraCode) => void>();
  readonly #streamChanged = new Set<() => void>();
  readonly #devices: MediaDevices;
  readonly #check: CheckCamera;

  constructor(devices: MediaDevices, check: CheckCamera) {
    this.#devices = devices;
    this.#check = check;
  }

  /** What the preview shows; null while no camera is open. */
  readonly stream = (): MediaStream | null => this.#open?.stream ?? null;

  /** The video element that the guidance reads; null while no camera is open. */
  readonly video = (): HTMLVideoElement | null => this.#open?.video ?? null;

  readonly track = (): MediaStreamTrack | null => this.#open?.stream.getVideoTracks()[0] ?? null;

  readonly onStreamChanged = (listener: () => void): (() => void) => listen(this.#streamChanged, listener);

  isPresent(): Promise<boolean> {
    return hasCamera(this.#devices);
  }

  async open(signal: AbortSignal): Promise<Result<null, CameraFailure>> {
    if (this.#isWell()) return { ok: true, value: null };
    this.close();
    const ids = camerasToTry(await this.#devices.enumerateDevices(), this.#servedLast);
    let fault: CameraCode = ids.length === 0 ? 'camera-missing' : 'camera-untrusted';
    for (const id of ids) {
      const code = await this.#openOne(id, signal);
      if (code === null) return { ok: true, value: null };
      // A usable camera that fails at the moment is the more useful fault to report than one that is not allowed.
      if (code !== 'camera-untrusted') fault = code;
      if (signal.aborted) break;
    }
    return { ok: false, error: { code: fault } };
  }

  async capture(limits: PictureLimits, rotation: Rotation): Promise<Result<Capture, CaptureFailure>> {
    if (!this.#open || !this.#isWell()) return { ok: false, error: { code: 'camera-lost' } };
    return captureFrame(this.#open.video, limits, rotation);
  }

  close(): void {
    if (!this.#open) return;
    this.#open.stopWatching();
    this.#open.frames.close();
    stopStream(this.#open.stream);
    detachVideo(this.#open.video);
    this.#open = null;
    notify(this.#streamChanged);
  }

  onLost(listener: (code: CameraCode) => void): () => void {
    return listen(this.#lost, listener);
  }

  onDevicesChanged(listener: () => void): () => void {
    return watchDevices(this.#devices, listener);
  }

  /** @returns null when this camera is open now, or why it is not; then nothing of it is left open */
  async #openOne(id: string, signal: AbortSignal): Promise<CameraCode | null> {
    // Ids are empty until the page may use the camera: then the system's own choice is taken.
    const opened = await openStream(this.#devices, id === '' ? null : id, signal);
    if (!opened.ok) return opened.error.code;
    const stream = opened.value;
    // The session has ended: close the camera now, even before its check completes.
    const giveUp = (): void => stopStream(stream);
    signal.addEventListener('abort', giveUp, { once: true });
    const code = await this.#prove(stream, signal);
    signal.removeEventListener('abort', giveUp);
    if (code !== null) stopStream(stream);
    return code;
  }

  /** Keeps the stream if main admits its camera and it shows something that lives. */
  async #prove(stream: MediaStream, signal: AbortSignal): Promise<CameraCode | null> {
    const track = stream.getVideoTracks()[0];
    const video =
      track && (await this.#mayUse(track)) ? await attachVideo(stream, signal) : 'camera-untrusted';
    if (typeof video === 'string' || video === null) return video ?? 'camera-lost';
    const frames = new FrameWatch(video);
    const fault = await frames.awaitLife(signal, settlingMs[this.#blackOpenings] ?? longestSettlingMs);
    if (fault !== 'camera-lost') this.#blackOpenings = fault === 'camera-black' ? this.#blackOpenings + 1 : 0;
    if (fault === null && track?.readyState === 'live') {
      this.#keep({
        stream,
        video,
        frames,
        stopWatching: watchTrack(track, () => this.#lose(stream, 'camera-lost')),
      });
      return null;
    }
    frames.close();
    detachVideo(video);
    return fault ?? 'camera-lost';
  }

  async #mayUse(track: MediaStreamTrack): Promise<boolean> {
    const { deviceId = '' } = track.getSettings();
    const checked = await this.#check({ deviceId, label: track.label });
    return checked.ok;
  }

  #keep(opened: OpenCamera): void {
    this.close();
    this.#open = opened;
    this.#servedLast = opened.stream.getVideoTracks()[0]?.getSettings().deviceId ?? null;
    opened.frames.start((fault) => this.#lose(opened.stream, fault));
    notify(this.#streamChanged);
  }

  /** A lost camera is closed at once, so that the next `open` starts afresh. */
  #lose(stream: MediaStream, code: CameraCode): void {
    if (this.#open?.stream !== stream) return;
    this.close();
    notify(this.#lost, code);
  }

  #isWell(): boolean {
    const track = this.#open?.stream.getVideoTracks()[0];
    return track?.readyState === 'live' && !track.muted;
  }
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function notify<Told extends unknown[]>(listeners: Set<(...told: Told) => void>, ...told: Told): void {
  for (const listener of [...listeners]) listener(...told);
}
