import { crc32, deflateSync, inflateSync } from 'node:zlib';
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
 * Decodes a JPEG or PNG, distinguished by its bytes, upright and at most 1280 px on its longest side.
 * @returns null when the bytes are not a complete picture of either kind, or have too many pixels
 */
export function decodePicture(bytes: Buffer): Picture | null {
  try {
    const isPng = bytes.subarray(0, pngSignature.length).equals(pngSignature);
    const { data, width, height, exifBuffer } = isPng ? decodePng(bytes) : decodeJpeg(bytes);
    // jpeg-js leaves the second of the two zeros behind `Exif` in front of the block.
    const orientation = exifBuffer === undefined ? 1 : readOrientation(exifBuffer.subarray(1));
    return turnUpright(shrink(data, width, height), orientation);
  } catch {
    // Both decoders throw plain Errors for any fault of the bytes, so every error means a bad picture.
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
  try {
    return PNG.sync.read(bytes);
  } catch {
    return PNG.sync.read(repack(bytes));
  }
}

/** pngjs rejects a spare byte after the packed pixels, which the libraries of real services ignore. */
function repack(bytes: Buffer): Buffer {
  const others: Buffer[] = [];
  const packed: Buffer[] = [];
  for (let at = pngSignature.length; at < bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const isData = bytes.toString('latin1', at + 4, at + 8) === 'IDAT';
    if (isData) packed.push(bytes.subarray(at + 8, end - 4));
    else others.push(bytes.subarray(at, end));
    at = end;
  }
  const pixels = inflateSync(Buffer.concat(packed), { maxOutputLength: maxMegapixels * 8e6 + 1e6 });
  const covered = Buffer.concat([Buffer.from('IDAT', 'latin1'), deflateSync(pixels, { level: 1 })]);
  const data = Buffer.alloc(covered.length + 8);
  data.writeUInt32BE(covered.length - 4);
  covered.copy(data, 4);
  data.writeUInt32BE(crc32(covered), data.length - 4);
  const end = others.pop() ?? Buffer.alloc(0);
  return Buffer.concat([pngSignature, ...others, data, end]);
}
