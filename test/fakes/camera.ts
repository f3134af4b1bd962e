import type { Result } from '../../preload/contract.ts';
import type { CameraCode } from '../../preload/error-codes.ts';
import type { Camera, CameraFailure, CaptureFailure } from '../../renderer/camera/camera.ts';
import type { Picture } from '../../renderer/camera/picture.ts';
import type { Capture } from '../../renderer/guidance/guide.ts';

export const jpegBytes = [0xff, 0xd8, 1, 2, 3, 0xff, 0xd9];

/** A camera that can be unplugged. It counts what is open and remembers every picture it gave out. */
export class FakeCamera implements Camera {
  present = true;
  isOpen = false;
  /** What `open` answers; null: it opens. */
  fault: CameraFailure['code'] | null = null;
  captureFault: CaptureFailure['code'] | null = null;
  opens = 0;
  closes = 0;
  readonly pictures: Picture[] = [];
  readonly #lost = new Set<(code: CameraCode) => void>();
  readonly #changed = new Set<() => void>();
  /** Replaced by tests that want to hold `open` or `capture` back. */
  beforeOpen: () => Promise<void> = async () => undefined;
  beforeCapture: () => Promise<void> = async () => undefined;

  async isPresent(): Promise<boolean> {
    return this.present;
  }

  async open(signal: AbortSignal): Promise<Result<null, CameraFailure>> {
    if (this.isOpen) return { ok: true, value: null };
    await this.beforeOpen();
    const code = this.present ? this.fault : 'camera-missing';
    if (code !== null) return { ok: false, error: { code } };
    if (signal.aborted) return { ok: false, error: { code: 'camera-lost' } };
    this.opens += 1;
    this.isOpen = true;
    return { ok: true, value: null };
  }

  async capture(): Promise<Result<Capture, CaptureFailure>> {
    await this.beforeCapture();
    const code = this.isOpen ? this.captureFault : 'camera-lost';
    if (code !== null) return { ok: false, error: { code } };
    const bytes = new Uint8Array(jpegBytes);
    const blobUrl = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    const picture: Picture = { bytes, blobUrl, width: 1280, height: 720, quality: 0.9 };
    this.pictures.push(picture);
    const quality = { mode: 'unguided', hint: null, measures: null } as const;
    return { ok: true, value: { picture, quality } };
  }

  close(): void {
    this.closes += 1;
    this.isOpen = false;
  }

  onLost(listener: (code: CameraCode) => void): () => void {
    this.#lost.add(listener);
    return () => void this.#lost.delete(listener);
  }

  onDevicesChanged(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => void this.#changed.delete(listener);
  }

  unplug(): void {
    this.present = false;
    const wasOpen = this.isOpen;
    this.isOpen = false;
    if (wasOpen) for (const listener of [...this.#lost]) listener('camera-lost');
    this.#tellChange();
  }

  plugIn(): void {
    this.present = true;
    this.#tellChange();
  }

  /** The capture process crashed or the machine slept: the track has ended, the list of devices is unchanged. */
  loseTrack(code: CameraCode = 'camera-lost'): void {
    this.isOpen = false;
    for (const listener of [...this.#lost]) listener(code);
  }

  get listenerCount(): number {
    return this.#lost.size + this.#changed.size;
  }

  #tellChange(): void {
    for (const listener of [...this.#changed]) listener();
  }
}
