import type { PictureLimits, Result } from '../../preload/contract.ts';
import type { CaptureFailure } from './camera.ts';
import type { Picture } from './picture.ts';
import { climbDown, qualityLadder, type Rung } from './quality-ladder.ts';

/**
 * Makes a JPEG of the frame that `video` shows at this moment: whole, not mirrored (mirroring is the preview's
 * CSS), without metadata (a canvas knows none).
 * @returns `bad-picture` when even the lowest quality passes the hard cap, `camera-lost` without a frame
 */
export async function capturePicture(
  video: HTMLVideoElement,
  limits: PictureLimits,
): Promise<Result<Picture, CaptureFailure>> {
  if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return failed('camera-lost');
  const frame = await createImageBitmap(video);
  try {
    const rungs = qualityLadder(frame.width, frame.height, limits.longestSidePx);
    const taken = await climbDown(rungs, limits, (rung) => encodeJpeg(frame, rung));
    if (!taken) return failed('bad-picture');
    const bytes = new Uint8Array(await taken.file.arrayBuffer());
    return { ok: true, value: { ...taken.rung, bytes, blobUrl: URL.createObjectURL(taken.file) } };
  } finally {
    frame.close();
  }
}

async function encodeJpeg(frame: ImageBitmap, { width, height, quality }: Rung): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no 2d context');
  context.imageSmoothingQuality = 'high';
  context.drawImage(frame, 0, 0, width, height);
  const file = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  // Frees the pixels now rather than at the next garbage collection: they show a face.
  canvas.width = 0;
  return file;
}

function failed(code: CaptureFailure['code']): Result<never, CaptureFailure> {
  return { ok: false, error: { code } };
}
