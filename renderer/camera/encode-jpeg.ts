import type { PictureLimits } from '../../preload/contract.ts';
import type { RgbxImage } from './rgbx-image.ts';

export interface EncodingStep {
  readonly width: number;
  readonly height: number;
  /** JPEG quality, 0 to 1. */
  readonly quality: number;
}

/** A JPEG file, and at which size and quality it was made. */
export interface EncodedPicture extends EncodingStep {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Makes a JPEG of an upright picture, without metadata (a canvas knows none), within the limits.
 * @param interEyePx of the face in it, or null; see `encodingSteps`
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
    const steps = encodingSteps(width, height, limits, interEyePx);
    const taken = await encodeToFit(steps, limits, (step) => encodeStep(whole.canvas, step));
    return taken && { ...taken.step, bytes: new Uint8Array(await taken.file.arrayBuffer()) };
  } finally {
    free(whole.canvas);
  }
}

/**
 * From 0.8 to 0.9 a 1280×720 frame grows by two thirds (87 to 142 kB with Chromium's encoder), which at 256 kbit/s is
 * another 1.7 s of waiting for detail that a face of this size does not have. Below 0.6 block artefacts appear on skin,
 * so the size is reduced before that.
 */
const qualities = [0.74, 0.66, 0.6] as const;
const shrink = 0.8;
const leastLongestSidePx = 640;

/**
 * The sizes and qualities to try, best first: the quality is reduced, then the size, which starts again at a medium quality.
 * @param width,height of the frame in pixels; it is never enlarged
 * @param interEyePx of the frame's face, in the frame's pixels; the picture stays above the limits' minimum as long as the frame does
 */
export function encodingSteps(
  width: number,
  height: number,
  limits: Pick<PictureLimits, 'longestSidePx' | 'quality' | 'minInterEyePx'>,
  interEyePx: number | null = null,
): readonly EncodingStep[] {
  const steps: EncodingStep[] = [];
  const longest = Math.max(width, height);
  const leastForEyes = interEyePx === null ? 0 : longest * Math.min(1, limits.minInterEyePx / interEyePx);
  const least = Math.max(leastLongestSidePx, leastForEyes);
  for (let side = Math.min(longest, Math.max(limits.longestSidePx, leastForEyes)); ; side *= shrink) {
    const scale = side / longest;
    const size = {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
    const lower = qualities.filter((quality) => quality < limits.quality);
    const tried = steps.length === 0 || lower.length === 0 ? [limits.quality, ...lower] : lower;
    steps.push(...tried.map((quality) => ({ ...size, quality })));
    if (side * shrink < least) return steps;
  }
}

/**
 * Encodes step after step until a file fits the target. Where none does, the smallest that keeps under the hard cap.
 * @returns null when even that one is too large
 */
export async function encodeToFit<File extends { readonly size: number }>(
  steps: readonly EncodingStep[],
  limits: Pick<PictureLimits, 'targetBytes' | 'hardCapBytes'>,
  encode: (step: EncodingStep) => Promise<File>,
): Promise<{ readonly step: EncodingStep; readonly file: File } | null> {
  const target = Math.min(limits.targetBytes, limits.hardCapBytes);
  let smallest: { step: EncodingStep; file: File } | null = null;
  for (const step of steps) {
    const file = await encode(step);
    if (file.size <= target) return { step, file };
    if (!smallest || file.size < smallest.file.size) smallest = { step, file };
  }
  return smallest && smallest.file.size <= limits.hardCapBytes ? smallest : null;
}

function encodeStep(whole: OffscreenCanvas, { width, height, quality }: EncodingStep): Promise<Blob> {
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
