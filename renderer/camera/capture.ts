import type { CaptureQuality, PictureLimits, Result, Rotation } from '../../preload/contract.ts';
import type { Capture } from '../guidance/guide.ts';
import type { CaptureFailure } from './camera.ts';
import { climbDown, qualityLadder, type Rung } from './quality-ladder.ts';
import { drawUpright, uprightSize } from './upright.ts';

/** What is said of a picture that nothing was measured on. */
export const unmeasured: CaptureQuality = { mode: 'unguided', hint: null, measures: null };

/**
 * Makes a JPEG of the frame that `video` shows at this moment: whole, upright, not mirrored (mirroring is the
 * preview's CSS), without metadata (a canvas knows none).
 * @returns `bad-picture` when even the lowest quality passes the hard cap, `camera-lost` without a frame
 */
export async function captureFrame(
  video: HTMLVideoElement,
  limits: PictureLimits,
  rotation: Rotation,
): Promise<Result<Capture, CaptureFailure>> {
  if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return failed('camera-lost');
  const frame = await createImageBitmap(video);
  try {
    const { width, height } = uprightSize(frame, rotation);
    const rungs = qualityLadder(width, height, limits);
    const taken = await climbDown(rungs, limits, (rung) => encodeJpeg(frame, rotation, rung));
    if (!taken) return failed('bad-picture');
    const bytes = new Uint8Array(await taken.file.arrayBuffer());
    const picture = { ...taken.rung, bytes, blobUrl: URL.createObjectURL(taken.file) };
    return { ok: true, value: { picture, quality: unmeasured } };
  } finally {
    frame.close();
  }
}

async function encodeJpeg(
  frame: ImageBitmap,
  rotation: Rotation,
  { width, height, quality }: Rung,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no 2d context');
  context.imageSmoothingQuality = 'high';
  drawUpright(context, frame, rotation, { width, height });
  const file = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  // Frees the pixels now rather than at the next garbage collection: they show a face.
  canvas.width = 0;
  return file;
}

function failed(code: CaptureFailure['code']): Result<never, CaptureFailure> {
  return { ok: false, error: { code } };
}
