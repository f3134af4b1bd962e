import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { readOrientation, turnUpright } from './orientation.ts';
import { shrink } from './shrink.ts';
import type { Picture } from './picture.ts';

/** Over 24 megapixels no kiosk's or phone's picture fits the 1 MB limit, but a decompression bomb does. */
const maxMegapixels = 24;
const maxMemoryMb = 256;
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Decodes a JPEG or PNG, told apart by its bytes, upright and at most 1280 px on its longest side.
 * @returns null when the bytes are no whole picture of either kind, or too many pixels
 */
export function decodePicture(bytes: Buffer): Picture | null {
  try {
    const isPng = bytes.subarray(0, pngSignature.length).equals(pngSignature);
    const { data, width, height, exifBuffer } = isPng ? decodePng(bytes) : decodeJpeg(bytes);
    // jpeg-js leaves the second of the two zeros behind `Exif` in front of the block.
    const orientation = exifBuffer === undefined ? 1 : readOrientation(exifBuffer.subarray(1));
    return turnUpright(shrink(data, width, height), orientation);
  } catch {
    // Both decoders throw plain Errors for whatever is wrong with the bytes: it is always the picture's fault.
    return null;
  }
}

interface Rgba {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly exifBuffer?: Uint8Array | undefined;
}

function decodeJpeg(bytes: Buffer): Rgba {
  return jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: true,
    tolerantDecoding: false,
    maxResolutionInMP: maxMegapixels,
    maxMemoryUsageInMB: maxMemoryMb,
  });
}

function decodePng(bytes: Buffer): Rgba {
  // The first chunk is IHDR by the format's rules: width at 16, height at 20. Read before anything is inflated.
  const pixels = bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  if (pixels > maxMegapixels * 1e6) throw new Error('too many pixels');
  return PNG.sync.read(bytes);
}
