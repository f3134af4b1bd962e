import type { CaptureQuality, PictureLimits, Result } from '../../preload/contract.ts';
import type { Rotation } from '../../preload/station.ts';
import type { Capture } from '../guidance/guide.ts';
import type { CaptureFailure } from './camera.ts';
import { encodeJpeg } from './encode-jpeg.ts';
import { grabFrame } from './frame-source.ts';
import { RgbxImage } from './rgbx-image.ts';

/** A picture of the person, kept only in memory and only while it is needed. */
export interface Picture {
  /** A complete JPEG file that owns its buffer. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same bytes for an <img>. */
  readonly blobUrl: string;
  readonly width: number;
  readonly height: number;
  /** JPEG quality, 0 to 1. */
  readonly quality: number;
}

/** The picture of a JPEG file that was just made; the caller wipes it. */
export function pictureOf({ bytes, width, height, quality }: Omit<Picture, 'blobUrl'>): Picture {
  const blobUrl = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
  return { bytes, blobUrl, width, height, quality };
}

/** Makes the picture unreadable: its bytes become zeros and its blob URL is revoked. May be called twice. */
export function wipePicture(picture: Picture): void {
  picture.bytes.fill(0);
  URL.revokeObjectURL(picture.blobUrl);
}

/** Where the one picture of a session is between its capture and its verdict. What is wiped is not held any more. */
export class PictureHolder {
  #current: Picture | null = null;

  get current(): Picture | null {
    return this.#current;
  }

  keep(picture: Picture): void {
    this.wipe();
    this.#current = picture;
  }

  /** @param picture a late actor wipes its own, never the one that came after it */
  wipe(picture = this.#current): void {
    if (picture) wipePicture(picture);
    if (picture === this.#current) this.#current = null;
  }
}

/** Quality of a picture on which nothing was measured. */
export const unmeasured: CaptureQuality = { mode: 'unguided', hint: null, measures: null };

/**
 * Makes a JPEG of the frame that `video` shows at this moment: uncropped, upright, not mirrored (mirroring is the
 * preview's CSS).
 * @returns `bad-picture` when even the lowest quality exceeds the hard cap, `camera-lost` without a frame
 */
export async function captureFrame(
  video: HTMLVideoElement,
  limits: PictureLimits,
  rotation: Rotation,
): Promise<Result<Capture, CaptureFailure>> {
  const frame = grabFrame(video);
  if (!frame) return failed('camera-lost');
  const image = new RgbxImage();
  try {
    await image.copyFrom(frame, rotation);
    const taken = await encodeJpeg(image, limits, null);
    return taken
      ? { ok: true, value: { picture: pictureOf(taken), quality: unmeasured } }
      : failed('bad-picture');
  } finally {
    frame.close();
    image.wipe();
  }
}

function failed(code: CaptureFailure['code']): Result<never, CaptureFailure> {
  return { ok: false, error: { code } };
}
