import { crc32, deflateSync, inflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';

/** A decoded picture. Values 0..255, row by row, three to a pixel: red, green, blue. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Float32Array;
}

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

/** The kiosk's own pictures pass unchanged; the models see faces at 192 px at most, so nothing is lost above. */
const longestSidePx = 1280;

/**
 * Averages whole blocks of pixels, so that fine patterns do not alias, until the longest side is at most 1280 px.
 * @param rgba four bytes a pixel, row by row; alpha is left out
 */
export function shrink(rgba: Uint8Array, width: number, height: number): Picture {
  const factor = Math.ceil(Math.max(width, height) / longestSidePx);
  const small = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  const rgb = new Float32Array(small.width * small.height * 3);
  let at = 0;
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      const corner = (y * factor * width + x * factor) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        rgb[at] = blockMean(rgba, corner + channel, factor, width * 4);
        at += 1;
      }
    }
  }
  return { ...small, rgb };
}

function blockMean(rgba: Uint8Array, start: number, factor: number, rowBytes: number): number {
  let sum = 0;
  for (let y = 0; y < factor; y += 1) {
    for (let x = 0; x < factor; x += 1) sum += rgba[start + y * rowBytes + x * 4] ?? 0;
  }
  return sum / (factor * factor);
}

const orientationTag = 0x0112;

/**
 * How a camera was held, from a JPEG's EXIF block (TIFF: byte order, offset of the first directory, its entries).
 * @param exif the block behind its `Exif` mark
 * @returns EXIF's number, 1 to 8; 1 (upright) where nothing readable says otherwise
 */
export function readOrientation(exif: Uint8Array): number {
  const tiff = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  try {
    const little = tiff.getUint16(0) === 0x4949;
    const directory = tiff.getUint32(4, little);
    const entries = tiff.getUint16(directory, little);
    for (let i = 0; i < entries; i += 1) {
      const entry = directory + 2 + i * 12;
      if (tiff.getUint16(entry, little) === orientationTag) return tiff.getUint16(entry + 8, little);
    }
  } catch (error) {
    // An invalid block gives no orientation; the picture itself may be good.
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

/** Turns a picture upright: phones store them rotated, and the models find no face in a rotated picture. */
export function turnUpright(picture: Picture, orientation: number): Picture {
  const quarters = ({ 3: 2, 6: 1, 8: 3 } as Readonly<Record<number, number>>)[orientation] ?? 0;
  let turned = picture;
  for (let i = 0; i < quarters; i += 1) turned = turnClockwise(turned);
  return turned;
}

function turnClockwise({ width, height, rgb }: Picture): Picture {
  const turned = new Float32Array(rgb.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 3;
      turned.set(rgb.subarray(from, from + 3), (x * height + (height - 1 - y)) * 3);
    }
  }
  return { width: height, height: width, rgb: turned };
}
