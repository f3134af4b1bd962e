import { crc32 } from 'node:zlib';
import { readImageHeader, unpacksExactly, type ImageHeader } from './png-pixels.ts';
import { bad, type Walk } from './verdict.ts';

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const criticalChunks: readonly string[] = ['IHDR', 'PLTE', 'IDAT', 'IEND'];
/** Colour and size information, no text, no time, no EXIF, nothing private. */
const plainChunks: readonly string[] = [
  'sRGB',
  'gAMA',
  'cHRM',
  'cICP',
  'iCCP',
  'sBIT',
  'pHYs',
  'tRNS',
  'bKGD',
];
/** More than one picture in the file: which one would be judged? */
const animationChunks: readonly string[] = ['acTL', 'fcTL', 'fdAT'];

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

interface State {
  header: ImageHeader | null;
  palette: boolean;
  readonly data: Uint8Array[];
  /** The picture's data has to stand in one row of chunks. */
  dataEnded: boolean;
}

/** The chunk at an offset, its checksum tested; a string says what is wrong. */
function readChunk(bytes: Uint8Array, at: number): Chunk | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (at + 12 > bytes.length) return 'PNG: truncated';
  const length = view.getUint32(at);
  if (at + 12 + length > bytes.length) return 'PNG: truncated';
  const covered = bytes.subarray(at + 4, at + 8 + length);
  if (crc32(covered) !== view.getUint32(at + 8 + length)) return 'PNG: a wrong checksum';
  const type = Buffer.from(covered.subarray(0, 4)).toString('latin1');
  return /^[A-Za-z]{2}[A-Z][A-Za-z]$/.test(type)
    ? { type, data: covered.subarray(4) }
    : 'PNG: a broken chunk';
}

function checkAncillary(type: string, metadata: 'plain' | 'any'): string | null {
  if (/^[A-Z]/.test(type)) return 'PNG: an unknown critical chunk';
  if (animationChunks.includes(type)) return 'PNG: animated';
  return metadata === 'any' || plainChunks.includes(type)
    ? null
    : 'PNG: metadata that our camera never writes';
}

function takePalette({ data }: Chunk, state: State): string | null {
  const misplaced =
    state.palette ||
    state.data.length > 0 ||
    state.header?.colourType === 0 ||
    state.header?.colourType === 4;
  if (misplaced || data.length === 0 || data.length > 768 || data.length % 3 !== 0)
    return 'PNG: a broken palette';
  state.palette = true;
  return null;
}

function takeData({ data }: Chunk, state: State): string | null {
  if (state.dataEnded) return 'PNG: picture data in two places';
  if (state.header?.colourType === 3 && !state.palette) return 'PNG: no palette';
  state.data.push(data);
  return null;
}

/** Takes a chunk in; a string says what is wrong with it. */
function take(chunk: Chunk, state: State, metadata: 'plain' | 'any'): string | null {
  if (chunk.type === 'IHDR') {
    if (state.header !== null) return 'PNG: two headers';
    const header = readImageHeader(chunk.data);
    if (typeof header === 'string') return header;
    state.header = header;
    return null;
  }
  if (state.header === null) return 'PNG: no header';
  if (chunk.type === 'IDAT') return takeData(chunk, state);
  if (state.data.length > 0) state.dataEnded = true;
  if (chunk.type === 'PLTE') return takePalette(chunk, state);
  return criticalChunks.includes(chunk.type) ? null : checkAncillary(chunk.type, metadata);
}

function finish({ header, data }: State, end: Chunk, rest: number, maxPixels: number): Walk {
  if (end.data.length !== 0) return bad('PNG: a broken end');
  if (rest !== 0) return bad(`PNG: ${rest} bytes after its end`);
  if (header === null || data.length === 0) return bad('PNG: no picture data');
  // Before anything is unpacked: the header alone decides how much memory that takes.
  if (header.width * header.height > maxPixels) return bad('PNG: too many pixels');
  if (!unpacksExactly(header, data)) return bad('PNG: picture data broken, cut short or too long');
  return { ok: true, value: { format: 'png', width: header.width, height: header.height } };
}

/**
 * Walks a PNG from its signature to its end: each chunk's checksum, the order of the critical chunks, the picture data
 * unpacking to exactly the size the header announces, and not a byte after the end.
 * @param metadata `plain` lets only colour information pass, `any` text and EXIF as well
 */
export function walkPng(bytes: Uint8Array, metadata: 'plain' | 'any', maxPixels: number): Walk {
  const state: State = { header: null, palette: false, data: [], dataEnded: false };
  let at = pngSignature.length;
  for (;;) {
    const chunk = readChunk(bytes, at);
    if (typeof chunk === 'string') return bad(chunk);
    at += 12 + chunk.data.length;
    const fault = take(chunk, state, metadata);
    if (fault !== null) return bad(fault);
    if (chunk.type === 'IEND') return finish(state, chunk, bytes.length - at, maxPixels);
  }
}
