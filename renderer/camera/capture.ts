import type { CaptureQuality, PictureLimits, Result } from '../../preload/contract.ts';
import type { Rotation } from '../../preload/station.ts';
import type { Capture } from '../guidance/guide.ts';
import type { CaptureFailure } from './camera.ts';
import { encodeJpeg } from './encode-jpeg.ts';
import { grabFrame } from './frame-source.ts';
import { pictureOf } from './picture.ts';
import { RgbxImage } from './rgbx-image.ts';

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
