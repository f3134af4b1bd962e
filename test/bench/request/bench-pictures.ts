import { climbDown, qualityLadder } from '../../../renderer/camera/quality-ladder.ts';
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

/** What the kiosk makes of a 1280×720 frame with its default settings: its own ladder of sizes and qualities decides. */
export async function makeKioskPicture(): Promise<BenchPicture> {
  const raster = halveColour(webcamRaster(1280, 720, noiseSteps));
  const [best] = qualityLadder(raster.width, raster.height, defaults.picture.longestSidePx);
  const rungs = qualityLadder(raster.width, raster.height, defaults.picture.longestSidePx).filter(
    // The bench has no scaler: only the rungs of the full frame, which suffice for the default limit.
    ({ width, height }) => width === best?.width && height === best.height,
  );
  const chosen = await climbDown(rungs, defaults.picture, async ({ quality }) => {
    const bytes = encodeJpeg(raster, quality * 100);
    return { bytes, size: bytes.length };
  });
  if (chosen === null) throw new Error('the frame does not fit the limit in any quality');
  const { rung, file } = chosen;
  return {
    bytes: file.bytes,
    description: describe(rung.width, rung.height, rung.quality * 100, file.bytes),
  };
}

/** The same scene as the camera itself would save it. */
export function makeFullSizePicture(): BenchPicture {
  const bytes = encodeJpeg(halveColour(webcamRaster(1920, 1080, noiseSteps)), fullSizeQuality);
  return { bytes, description: describe(1920, 1080, fullSizeQuality, bytes) };
}
