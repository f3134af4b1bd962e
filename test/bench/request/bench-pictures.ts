import type { PictureLimits } from '../../../preload/contract.ts';
import { encodeToFit, encodingSteps } from '../../../renderer/camera/encode-jpeg.ts';
import { defaults } from '../../../main/settings/defaults.ts';
import { encodeJpeg, halveColour, webcamRaster } from '../../fakes/pictures.ts';

/** Standard deviation of the sensor's noise added to the still, in steps of 255: a webcam in good light. */
const noiseSteps = 1.5;
/** What cameras' own "full size" setting uses, roughly. */
const fullSizeQuality = 92;

export interface BenchPicture {
  readonly bytes: Buffer;
  readonly description: string;
}

const describe = (width: number, height: number, quality: number, bytes: Buffer) =>
  `${width}×${height}, JPEG quality ${quality}, ${Math.round(bytes.length / 1000)} kB`;

/**
 * The kiosk's picture of a 1280×720 frame, by its own ladder of sizes and qualities.
 * @param limits as main gives them for the connection; by default those of an unmeasured one
 */
export async function makeKioskPicture(limits: PictureLimits = defaults.picture): Promise<BenchPicture> {
  // The bench has no scaler: the still is drawn at the size that the ladder begins with, and stays at it.
  const width = Math.min(1280, limits.longestSidePx);
  const raster = halveColour(webcamRaster(width, (width / 16) * 9, noiseSteps));
  const all = encodingSteps(raster.width, raster.height, limits);
  const steps = all.filter((step) => step.width === raster.width && step.height === raster.height);
  const chosen = await encodeToFit(steps, limits, async ({ quality }) => {
    const bytes = encodeJpeg(raster, quality * 100);
    return { bytes, size: bytes.length };
  });
  if (chosen === null) throw new Error('the frame does not fit the limit in any quality');
  const { step, file } = chosen;
  return {
    bytes: file.bytes,
    description: describe(step.width, step.height, step.quality * 100, file.bytes),
  };
}

/** The same scene as the camera itself would save it. */
export function makeFullSizePicture(): BenchPicture {
  const bytes = encodeJpeg(halveColour(webcamRaster(1920, 1080, noiseSteps)), fullSizeQuality);
  return { bytes, description: describe(1920, 1080, fullSizeQuality, bytes) };
}
