import { createHash } from 'node:crypto';
import type { Result } from '../../preload/contract.ts';
import { walkJpeg } from './jpeg.ts';
import { pngSignature, walkPng } from './png.ts';
import { bad, type Frame, type Walk } from './verdict.ts';

export interface PictureRules {
  /**
   * `camera`: made by our own canvas, so anything but pixels and colour information is refused.
   * `file`: given by staff to `--check-photo`; EXIF and comments go as they are.
   */
  readonly origin: 'camera' | 'file';
  readonly hardCapBytes: number;
}

export interface InspectedPicture extends Frame {
  /** Of the whole file, lower-case hex. */
  readonly sha256: string;
  readonly byteLength: number;
}

export interface BadPicture {
  readonly code: 'bad-picture';
  readonly staffDetail: string;
}

/** Pixels. The camera opens at 640×480 at least; on a side shorter than that of a passport photo no face can be judged. */
const leastSidePx = { camera: 240, file: 100 } as const;
/** Pixels; more than any camera a kiosk has. Also the bound of what a PNG may unpack to. */
const longestSidePx = { camera: 4096, file: 10_000 } as const;
const maxPixels = { camera: 4096 * 2304, file: 25_000_000 } as const;

function walk(bytes: Uint8Array, origin: PictureRules['origin']): Walk {
  const metadata = origin === 'camera' ? 'plain' : 'any';
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return walkJpeg(bytes, metadata);
  if (pngSignature.every((byte, index) => bytes[index] === byte))
    return walkPng(bytes, metadata, maxPixels[origin]);
  return bad('neither a JPEG nor a PNG');
}

function sizeFault({ width, height }: Frame, origin: PictureRules['origin']): string | null {
  const size = `${width}×${height} pixels`;
  if (Math.min(width, height) < leastSidePx[origin]) return `too small: ${size}`;
  if (Math.max(width, height) > longestSidePx[origin] || width * height > maxPixels[origin])
    return `too large: ${size}`;
  return null;
}

/**
 * Looks at a picture before it may leave the machine: a whole JPEG or PNG by its bytes, nothing after its end, of a sensible
 * size. Never throws, whatever the bytes. It reads the file's structure and does not decode a JPEG's pixels.
 */
export function inspectPicture(
  bytes: Uint8Array,
  { origin, hardCapBytes }: PictureRules,
): Result<InspectedPicture, BadPicture> {
  const refuse = (staffDetail: string) =>
    ({ ok: false, error: { code: 'bad-picture', staffDetail } }) as const;
  if (bytes.length === 0) return refuse('empty');
  if (bytes.length > hardCapBytes) return refuse(`${bytes.length} bytes, at most ${hardCapBytes} are sent`);
  const walked = walk(bytes, origin);
  if (!walked.ok) return refuse(walked.error);
  const fault = sizeFault(walked.value, origin);
  if (fault !== null) return refuse(fault);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ok: true, value: { ...walked.value, sha256, byteLength: bytes.length } };
}
