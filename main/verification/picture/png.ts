import { crc32 } from 'node:zlib';
import { bad, type Walk } from './verdict.ts';

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const critical: readonly string[] = ['IHDR', 'PLTE', 'IDAT', 'IEND'];
const copyAgain = 'copy it again from where it comes from, or open it and save it again';

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** The chunk at an offset, its checksum verified; a string names the fault. */
function readChunk(bytes: Uint8Array, at: number): Chunk | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (at + 12 > bytes.length) return `PNG: the file ends too early: ${copyAgain}`;
  const length = view.getUint32(at);
  if (at + 12 + length > bytes.length) return `PNG: the file ends too early: ${copyAgain}`;
  const covered = bytes.subarray(at + 4, at + 8 + length);
  if (crc32(covered) !== view.getUint32(at + 8 + length)) return `PNG: a wrong checksum: ${copyAgain}`;
  return { type: Buffer.from(covered.subarray(0, 4)).toString('latin1'), data: covered.subarray(4) };
}

/** Width and height from IHDR, in pixels; a string names the fault. */
function readHeader({ type, data }: Chunk): { width: number; height: number } | string {
  if (type !== 'IHDR' || data.length !== 13) return 'PNG: no header';
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  return width === 0 || height === 0 ? 'PNG: no size' : { width, height };
}

/**
 * Walks a PNG file from its signature to its end, checking each chunk's checksum. Whether the pixels unpack is for the service to
 * judge. What follows the end is left out. Only `check-photo` sends PNG.
 */
export function walkPng(bytes: Uint8Array): Walk {
  let size: ReturnType<typeof readHeader> | null = null;
  let hasData = false;
  let at = pngSignature.length;
  for (;;) {
    const chunk = readChunk(bytes, at);
    if (typeof chunk === 'string') return bad(chunk);
    at += 12 + chunk.data.length;
    size ??= readHeader(chunk);
    if (typeof size === 'string') return bad(size);
    // More than one picture in the file: which one would be judged?
    if (chunk.type === 'acTL') return bad('PNG: animated: save one picture of it as PNG or JPEG');
    // A capital letter in front: a decoder that does not know the chunk must give up (Apple's CgBI, say).
    if (/^[A-Z]/.test(chunk.type) && !critical.includes(chunk.type))
      return bad('PNG: a chunk that decoders do not know: open it in a picture program and save it again');
    if (chunk.type === 'IDAT') hasData = true;
    if (chunk.type !== 'IEND') continue;
    if (!hasData) return bad('PNG: no picture data');
    return {
      ok: true,
      value: { format: 'png', ...size, bytes: at === bytes.length ? bytes : bytes.subarray(0, at) },
    };
  }
}
