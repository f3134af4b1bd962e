import type { PictureLimits } from '../../preload/contract.ts';
import { climbDown, qualityLadder, type Rung } from './quality-ladder.ts';
import type { RgbxImage } from './rgbx-image.ts';

/** A JPEG file, and at which size and quality it was made. */
export interface EncodedPicture extends Rung {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Makes a JPEG of an upright picture, without metadata (a canvas knows none), within the limits.
 * @param interEyePx of the face in it, or null; see `qualityLadder`
 * @returns null when even the smallest passes the hard cap
 */
export async function encodeJpeg(
  image: RgbxImage,
  limits: PictureLimits,
  interEyePx: number | null,
): Promise<EncodedPicture | null> {
  const { width, height } = image;
  // Canvas to canvas from here on: what Chromium keeps of camera frames that are drawn, it does not keep of these.
  const whole = createCanvas(width, height);
  whole.context.putImageData(new ImageData(image.data, width, height), 0, 0);
  try {
    const rungs = qualityLadder(width, height, limits, interEyePx);
    const taken = await climbDown(rungs, limits, (rung) => encodeRung(whole.canvas, rung));
    return taken && { ...taken.rung, bytes: new Uint8Array(await taken.file.arrayBuffer()) };
  } finally {
    free(whole.canvas);
  }
}

function encodeRung(whole: OffscreenCanvas, { width, height, quality }: Rung): Promise<Blob> {
  const type = 'image/jpeg';
  if (width === whole.width && height === whole.height) return whole.convertToBlob({ type, quality });
  const { canvas, context } = createCanvas(width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, width, height);
  return canvas.convertToBlob({ type, quality }).finally(() => free(canvas));
}

function createCanvas(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  // Kept in memory, not on the graphics card: it is written and read by the processor.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no 2d context');
  return { canvas, context };
}

/** Frees the pixels now rather than at the next garbage collection: they show a face. */
function free(canvas: OffscreenCanvas): void {
  canvas.width = 0;
}
