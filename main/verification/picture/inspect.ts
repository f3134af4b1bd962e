import { createHash } from 'node:crypto';
import type { Result } from '../../../preload/contract.ts';
import { failure } from '../../platform/failure.ts';
import { bad, type Frame, type Origin, walkJpeg, type Walk } from './jpeg.ts';

export interface PictureRules {
  /**
   * `camera`: made by our own canvas, so it is a JPEG, and anything but pixels and colour information is refused.
   * `file`: given by staff to `--check-photo`; a JPEG or PNG as phones and webcams write it. EXIF and comments are sent unchanged.
   */
  readonly origin: Origin;
  readonly hardCapBytes: number;
}

interface InspectedPicture extends Frame {
  /** Of `bytes`, lower-case hex. */
  readonly sha256: string;
}

interface BadPicture {
  readonly code: 'bad-picture';
  readonly staffDetail: string;
}

/** Pixels. The camera opens at 640×480 at least; a side shorter than a passport photo's is too small to judge a face. */
const leastSidePx = { camera: 240, file: 100 } as const;
/** Pixels; more than any camera a kiosk has. */
const longestSidePx = { camera: 4096, file: 10_000 } as const;
const maxPixels = { camera: 4096 * 2304, file: 25_000_000 } as const;

function walk(bytes: Uint8Array, origin: Origin): Walk {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return walkJpeg(bytes, origin);
  if (origin === 'camera') return bad('not a JPEG');
  if (pngSignature.every((byte, index) => bytes[index] === byte)) return readPng(bytes);
  const name = nameFormat(bytes);
  if (name === null) return bad('neither a JPEG nor a PNG');
  return bad(`the file is ${name}, not JPEG or PNG: open it in a picture program and save it as JPEG`);
}

function sizeFault({ width, height }: Frame, origin: Origin): string | null {
  const size = `${width}×${height} pixels`;
  if (Math.min(width, height) < leastSidePx[origin])
    return `too small: ${size}, at least ${leastSidePx[origin]} on each side`;
  if (Math.max(width, height) > longestSidePx[origin] || width * height > maxPixels[origin])
    return `too large: ${size}, at most ${longestSidePx[origin]} on a side and ${maxPixels[origin]} together`;
  return null;
}

/** Bytes to be sent: a phone's photo file may contain a video after the picture. */
function lengthFault(length: number, { origin, hardCapBytes }: PictureRules): string | null {
  if (length <= hardCapBytes) return null;
  const advice = origin === 'file' ? ': save it with fewer pixels or a lower quality' : '';
  return `${length} bytes, at most ${hardCapBytes} are sent${advice}`;
}

/**
 * Validates a picture before it may be sent. Never throws, for any bytes. It reads the file's structure and does not
 * decode the pixels. From the camera: a whole JPEG by its bytes, nothing after its end, of a sensible size, and `bytes` is the very
 * array that was given. From a file: a picture that decoders can read, and `bytes` is what of it is to be sent.
 */
export function inspectPicture(given: Uint8Array, rules: PictureRules): Result<InspectedPicture, BadPicture> {
  const refuse = (staffDetail: string) => failure('bad-picture', staffDetail);
  if (given.length === 0) return refuse('empty');
  const tooLong = rules.origin === 'camera' ? lengthFault(given.length, rules) : null;
  if (tooLong !== null) return refuse(tooLong);
  const walked = walk(given, rules.origin);
  if (!walked.ok) return refuse(walked.error);
  const { value: frame } = walked;
  const fault = sizeFault(frame, rules.origin) ?? lengthFault(frame.bytes.length, rules);
  if (fault !== null) return refuse(fault);
  const sha256 = createHash('sha256').update(frame.bytes).digest('hex');
  return { ok: true, value: { ...frame, sha256 } };
}

const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** The whole last chunk: no data, its type, its checksum. */
const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex');

/** Signature, header and end of a PNG; the service judges the rest. What follows the end is left out. Only `check-photo` sends PNG. */
function readPng(bytes: Uint8Array): Walk {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.length < 24 || file.toString('latin1', 12, 16) !== 'IHDR') return bad('PNG: no header');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (width === 0 || height === 0) return bad('PNG: no size');
  const end = file.indexOf(pngEnd) + pngEnd.length;
  if (end < pngEnd.length)
    return bad(
      'PNG: the file ends too early: copy it again from where it comes from, or open it and save it again',
    );
  const sent = end === bytes.length ? bytes : bytes.subarray(0, end);
  return { ok: true, value: { format: 'png', width, height, bytes: sent } };
}

/** Brands of the ISO base media file format (HEIF, AVIF, video), by how they begin. */
const brands: readonly (readonly [RegExp, string])[] = [
  [/^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/, 'HEIC'],
  [/^avi[fs]/, 'AVIF'],
  [/^crx /, 'a raw picture (CR3)'],
  [/^(jp2|jpx) /, 'JPEG 2000'],
];

/** Formats by their first bytes, as latin1 text: more reliable than the file's name. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^RIFF[^]{4}WEBP/, 'WEBP'],
  [/^GIF8[79]a/, 'GIF'],
  [/^BM[^]{8}/, 'BMP'],
  [/^(II\*\0|MM\0\*|II\+\0|MM\0\+)/, 'TIFF (or a camera’s raw picture)'],
  [/^II\xbc/, 'JPEG XR'],
  [/^%PDF-/, 'PDF'],
  [/^(\xff\x0a|\0\0\0\x0cJXL )/, 'JPEG XL'],
  [/^(\xff\x4f\xff\x51|\0\0\0\x0cjP {2})/, 'JPEG 2000'],
  [/^8BPS/, 'PSD'],
  [/^\0\0[\x01\x02]\0/, 'ICO'],
  [/^PK\x03\x04/, 'ZIP (or a document, such as DOCX)'],
  [/^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<svg[\s>]/i, 'SVG'],
  [/^\s*<(!doctype|html)/i, 'a web page'],
  [/^(version https:\/\/git-lfs)/, 'a Git LFS pointer'],
];

/** What kind of file this is, by its bytes; null: nothing that is known here. */
function nameFormat(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (start.slice(4, 8) === 'ftyp') {
    const brand = start.slice(8, 12);
    return brands.find(([pattern]) => pattern.test(brand))?.[1] ?? 'a video (MP4 or MOV)';
  }
  return beginnings.find(([pattern]) => pattern.test(start))?.[1] ?? null;
}
