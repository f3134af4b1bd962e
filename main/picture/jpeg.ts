import { bad, type Walk } from './verdict.ts';
import { isHarmlessSegment } from './jpeg-metadata.ts';
import { readFrameHeader, type FrameHeader } from './jpeg-frame.ts';

const marker = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  quantisation: 0xdb,
  huffman: 0xc4,
  restart: 0xdd,
  comment: 0xfe,
};
/** Baseline, extended and progressive Huffman: what every decoder reads. No lossless, no arithmetic coding. */
const frameMarkers: readonly number[] = [0xc0, 0xc1, 0xc2];

const isApplication = (code: number) => code >= 0xe0 && code <= 0xef;
/** A marker of two bytes that has no business between segments. */
const standsAlone = (code: number) => code === marker.start || code <= 0x01 || isRestart(code);
const isRestart = (code: number) => code >= 0xd0 && code <= 0xd7;

/** Where the walk stands. All numbers are offsets into the file. */
interface State {
  frame: FrameHeader | null;
  hasTables: { quantisation: boolean; huffman: boolean };
  /** Components that a scan has brought. */
  readonly seen: Set<number>;
}

/** Skips entropy-coded data: up to the first marker that neither is stuffing nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return bytes.length;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0x00 && !isRestart(next)) return at;
    at += 2;
  }
}

/** A scan's header: it has to name components of the frame. */
function readScanHeader(segment: Uint8Array, state: State): string | null {
  const count = segment[0] ?? 0;
  if (state.frame === null) return 'JPEG: a scan before the frame';
  if (!state.hasTables.quantisation || !state.hasTables.huffman) return 'JPEG: a scan without its tables';
  if (count < 1 || count > 4 || segment.length !== 4 + 2 * count) return 'JPEG: a broken scan header';
  for (let index = 0; index < count; index += 1) {
    const component = segment[1 + 2 * index] ?? -1;
    if (!state.frame.components.includes(component)) return 'JPEG: a scan of an unknown component';
    state.seen.add(component);
  }
  return null;
}

const unsupported = (code: number) => `JPEG: an unsupported marker (0x${code.toString(16)})`;

/** One segment that is not a scan; null when it is fine. */
function readSegment(
  code: number,
  segment: Uint8Array,
  state: State,
  metadata: 'plain' | 'any',
): string | null {
  if (frameMarkers.includes(code)) {
    if (state.frame !== null) return 'JPEG: more than one frame';
    const frame = readFrameHeader(segment);
    if (typeof frame === 'string') return frame;
    state.frame = frame;
    return null;
  }
  if (code === marker.quantisation) state.hasTables.quantisation = true;
  else if (code === marker.huffman) state.hasTables.huffman = true;
  else if (isApplication(code) || code === marker.comment) {
    return metadata === 'any' || isHarmlessSegment(code, segment)
      ? null
      : 'JPEG: metadata that our camera never writes';
  } else if (code !== marker.restart) return unsupported(code);
  return null;
}

function finish(state: State, at: number, length: number): Walk {
  if (state.frame === null || state.seen.size < state.frame.components.length)
    return bad('JPEG: no whole picture');
  if (at !== length) return bad(`JPEG: ${length - at} bytes after its end`);
  return { ok: true, value: { format: 'jpeg', width: state.frame.width, height: state.frame.height } };
}

/**
 * Walks a JPEG from its first marker to its last. Whole means: one Huffman-coded frame of 8 bits, tables, a scan for each
 * component, the end marker, and not a byte after it. The coefficients are not decoded.
 * @param metadata `plain` lets only colour information pass, as a canvas writes it
 */
export function walkJpeg(bytes: Uint8Array, metadata: 'plain' | 'any'): Walk {
  const state: State = { frame: null, hasTables: { quantisation: false, huffman: false }, seen: new Set() };
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return bad('JPEG: truncated or broken');
    // Any number of 0xff may stand before a marker's code.
    while (bytes[at] === 0xff) at += 1;
    const code = bytes[at] ?? 0;
    at += 1;
    if (code === marker.end) return finish(state, at, bytes.length);
    if (standsAlone(code)) return bad(unsupported(code));
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (length < 2 || at + length > bytes.length) return bad('JPEG: truncated or broken');
    const segment = bytes.subarray(at + 2, at + length);
    at += length;
    const fault =
      code === marker.scan ? readScanHeader(segment, state) : readSegment(code, segment, state, metadata);
    if (fault !== null) return bad(fault);
    if (code !== marker.scan) continue;
    const end = endOfScan(bytes, at);
    if (end === at) return bad('JPEG: an empty scan');
    at = end;
  }
}
