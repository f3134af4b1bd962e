import { createHash } from 'node:crypto';
import type { Result } from '../../../preload/contract.ts';
import { walkJpeg, type Origin } from './jpeg.ts';
import { nameFormat } from './name-format.ts';
import { pngSignature, walkPng } from './png.ts';
import { bad, type Frame, type Walk } from './verdict.ts';

export interface PictureRules {
  /**
   * `camera`: made by our own canvas, so it is a JPEG, and anything but pixels and colour information is refused.
   * `file`: given by staff to `--check-photo`; a JPEG or PNG as phones and webcams write it. EXIF and comments are sent unchanged.
   */
  readonly origin: Origin;
  readonly hardCapBytes: number;
}

export interface InspectedPicture extends Frame {
  /** Of `bytes`, lower-case hex. */
  readonly sha256: string;
}

export interface BadPicture {
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
  if (pngSignature.every((byte, index) => bytes[index] === byte)) return walkPng(bytes);
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
  const refuse = (staffDetail: string) =>
    ({ ok: false, error: { code: 'bad-picture', staffDetail } }) as const;
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
