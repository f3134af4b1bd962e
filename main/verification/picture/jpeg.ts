import type { Result } from '../../../preload/contract.ts';
import { standardHuffmanTables } from './standard-huffman.ts';

/** What the walk through a file found out. */
export interface Frame {
  readonly format: 'jpeg' | 'png';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** What is to be sent: the file itself where nothing had to be left out or put in. */
  readonly bytes: Uint8Array;
}

/** The error is a sentence for staff: what is wrong with the bytes, and what to do where something can be done. */
export type Walk = Result<Frame, string>;

export function bad(reason: string): { readonly ok: false; readonly error: string } {
  return { ok: false, error: reason };
}

/** Contents of a frame header (SOF). Sizes in pixels. */
interface FrameHeader {
  readonly width: number;
  readonly height: number;
  /** Identifiers that scans refer to. */
  readonly components: readonly number[];
}

const saveAnew = 'open it in a picture program and save it as an ordinary JPEG';

/**
 * Reads a frame header without its marker and length; a string names the fault.
 * Grey or three components of 8 bits: CMYK and 12 bits are not for faces.
 */
function readFrameHeader(segment: Uint8Array): FrameHeader | string {
  const [precision = 0, high = 0, low = 0, wide = 0, narrow = 0, count = 0] = segment;
  if (precision !== 8) return `JPEG: ${precision} bits a sample instead of 8: ${saveAnew}`;
  if (count === 4) return 'JPEG: CMYK, the colours of print: open it in a picture program and save it as RGB';
  if (count !== 1 && count !== 3) return `JPEG: neither grey nor colour (${count} components): ${saveAnew}`;
  if (segment.length !== 6 + 3 * count) return 'JPEG: a broken frame header';
  const components = Array.from({ length: count }, (_, index) => segment[6 + 3 * index] ?? 0);
  if (new Set(components).size !== count) return 'JPEG: a broken frame header';
  const height = (high << 8) | low;
  const width = (wide << 8) | narrow;
  // A height of 0 is legal where it follows after the scan (DNL), which few decoders read.
  if (width === 0 || height === 0) return 'JPEG: no size';
  return { width, height, components };
}

/** Why a marker that the kiosk's pictures never have makes the file unreadable for most decoders. */
function describeMarker(code: number): string {
  const coding = codingOf(code);
  if (coding !== null) return `JPEG: ${coding}, which most programs can't read: ${saveAnew}`;
  return `JPEG: an unsupported marker (0x${code.toString(16).padStart(2, '0')})`;
}

function codingOf(code: number): string | null {
  if (code === 0xf7) return 'lossless (JPEG-LS)';
  if (code === 0xc3) return 'lossless';
  if (code === 0xc9 || code === 0xca) return 'arithmetic coding';
  return [0xc5, 0xc6, 0xc7, 0xcb, 0xcd, 0xce, 0xcf].includes(code) ? 'a rare coding' : null;
}

const isText = (bytes: Uint8Array, at: number, text: string) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', at, at + text.length) === text;

/** JFIF's header without a thumbnail is 14 bytes. */
const isJfif = (segment: Uint8Array) =>
  segment.length === 14 && isText(segment, 0, 'JFIF\0') && segment[12] === 0 && segment[13] === 0;

/** A colour profile in one piece: its length field must be right, and its signature present. */
function isColourProfile(segment: Uint8Array): boolean {
  const profile = segment.subarray(14);
  if (!isText(segment, 0, 'ICC_PROFILE\0') || segment[12] !== 1 || segment[13] !== 1 || profile.length < 128)
    return false;
  const length = new DataView(profile.buffer, profile.byteOffset).getUint32(0);
  return length === profile.length && isText(profile, 36, 'acsp');
}

const isAdobe = (segment: Uint8Array) => segment.length === 12 && isText(segment, 0, 'Adobe');

/**
 * Whether an application segment is one that a browser's canvas writes: JFIF, a colour profile, Adobe's colour transform.
 * EXIF, comments and other segments could carry a location, a thumbnail of a person or another file.
 */
export function isHarmlessSegment(code: number, segment: Uint8Array): boolean {
  if (code === 0xe0) return isJfif(segment);
  if (code === 0xe2) return isColourProfile(segment);
  return code === 0xee && isAdobe(segment);
}

export type Origin = 'camera' | 'file';

const marker = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  quantisation: 0xdb,
  huffman: 0xc4,
  restart: 0xdd,
  pictureIndex: 0xe2,
  comment: 0xfe,
};
/** Baseline, extended and progressive Huffman: what every decoder reads. No lossless, no arithmetic coding. */
const frameMarkers: readonly number[] = [0xc0, 0xc1, 0xc2];
const progressive = 0xc2;

const isApplication = (code: number) => code >= 0xe0 && code <= 0xef;
const isRestart = (code: number) => code >= 0xd0 && code <= 0xd7;
/** Two-byte markers without a segment: a restart, a reserved one, and the byte stuffing of coded data. */
const isFiller = (code: number) => code <= 0x01 || isRestart(code);

/** State of the parser. All numbers are offsets into the file. */
interface State {
  readonly origin: Origin;
  frame: FrameHeader | null;
  isProgressive: boolean;
  readonly hasTables: { quantisation: boolean; huffman: boolean };
  /** Components that a scan has brought. */
  readonly seen: Set<number>;
  /** Where the standard Huffman tables belong; null: the file has its own. */
  tablesAt: number | null;
  /** Segments that contain the offsets of further pictures in the file. */
  readonly pictureIndexes: Place[];
}
/** A piece that is left out, and what is put in its place. */
interface Edit extends Place {
  readonly put: Uint8Array;
}
/** From its marker up to what follows it. */
interface Place {
  readonly from: number;
  readonly to: number;
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
function readScanHeader(segment: Uint8Array, from: number, state: State): string | null {
  const count = segment[0] ?? 0;
  if (state.frame === null) return 'JPEG: a scan before the frame';
  // An MJPEG frame of a webcam without Huffman tables uses the standard ones.
  if (!state.hasTables.huffman && state.origin === 'file' && !state.isProgressive) {
    state.tablesAt = from;
    state.hasTables.huffman = true;
  }
  if (!state.hasTables.quantisation || !state.hasTables.huffman) return 'JPEG: a scan without its tables';
  if (count < 1 || count > 4 || segment.length !== 4 + 2 * count) return 'JPEG: a broken scan header';
  for (let index = 0; index < count; index += 1) {
    const component = segment[1 + 2 * index] ?? -1;
    if (!state.frame.components.includes(component)) return 'JPEG: a scan of an unknown component';
    state.seen.add(component);
  }
  return null;
}

/** One segment that is not a scan; null when it is fine. */
function readSegment(code: number, segment: Uint8Array, place: Place, state: State): string | null {
  if (frameMarkers.includes(code)) {
    if (state.frame !== null) return 'JPEG: more than one frame';
    const frame = readFrameHeader(segment);
    if (typeof frame === 'string') return frame;
    state.frame = frame;
    state.isProgressive = code === progressive;
    return null;
  }
  if (code === marker.quantisation) state.hasTables.quantisation = true;
  else if (code === marker.huffman) state.hasTables.huffman = true;
  else if (isApplication(code) || code === marker.comment) {
    if (state.origin === 'camera' && !isHarmlessSegment(code, segment))
      return 'JPEG: metadata that our camera never writes';
    if (code === marker.pictureIndex && Buffer.from(segment.subarray(0, 4)).toString('latin1') === 'MPF\0')
      state.pictureIndexes.push(place);
  } else if (code !== marker.restart) return describeMarker(code);
  return null;
}

/** @param at behind the end marker */
function finish(bytes: Uint8Array, at: number, state: State): Walk {
  const { frame, origin } = state;
  if (frame === null || state.seen.size < frame.components.length) return bad('JPEG: no whole picture');
  const rest = bytes.length - at;
  if (origin === 'camera' && rest > 0) return bad(`JPEG: ${rest} bytes after its end`);
  const { width, height } = frame;
  return { ok: true, value: { format: 'jpeg', width, height, bytes: piecesToSend(bytes, at, state) } };
}

/**
 * The picture without what follows its end (a phone's video, further pictures, a maker's notes) and without the index of it, since
 * a file with an index counts as another kind of file; with the standard tables where it had none.
 */
function piecesToSend(bytes: Uint8Array, end: number, { tablesAt, pictureIndexes }: State): Uint8Array {
  const edits: Edit[] = (end < bytes.length ? pictureIndexes : []).map((gap) => ({
    ...gap,
    put: new Uint8Array(),
  }));
  if (tablesAt !== null) edits.push({ from: tablesAt, to: tablesAt, put: standardHuffmanTables() });
  if (edits.length === 0) return end === bytes.length ? bytes : bytes.subarray(0, end);
  const pieces: Uint8Array[] = [];
  let kept = 0;
  for (const { from, to, put } of edits.sort((a, b) => a.from - b.from)) {
    pieces.push(bytes.subarray(kept, from), put);
    kept = to;
  }
  return Buffer.concat([...pieces, bytes.subarray(kept, end)]);
}

const endsTooEarly =
  'JPEG: the file ends too early: it was cut off on its way, or whatever wrote it left the end out. ' +
  'Copy it again, or open it in a picture program and save it as JPEG again';

/**
 * Walks a JPEG from its first marker to its last. Complete means: one Huffman-coded frame of 8 bits, tables, a scan for each
 * component, the end marker. The coefficients are not decoded.
 * @param origin `camera`: exactly what a canvas writes, only colour information beside the pixels, not a byte after the end.
 *   `file`: what phones and webcams write, read as decoders read it; `bytes` then is the picture alone.
 */
export function walkJpeg(bytes: Uint8Array, origin: Origin): Walk {
  const state: State = {
    origin,
    frame: null,
    isProgressive: false,
    hasTables: { quantisation: false, huffman: false },
    seen: new Set(),
    tablesAt: null,
    pictureIndexes: [],
  };
  let at = 2;
  for (;;) {
    // Some phones write 00 E1 where FF E1 belongs; decoders continue at the next marker, and so does this.
    const from = origin === 'file' ? bytes.indexOf(0xff, at) : at;
    if (bytes[from] !== 0xff) return bad(endsTooEarly);
    at = from;
    // Any number of 0xff fill bytes may precede a marker's code.
    while (bytes[at] === 0xff) at += 1;
    const code = bytes[at] ?? 0;
    at += 1;
    if (code === marker.end) return finish(bytes, at, state);
    if (origin === 'file' && isFiller(code) && at < bytes.length) continue;
    if (code === marker.start || isFiller(code)) return bad(describeMarker(code));
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (length < 2 || at + length > bytes.length) return bad(endsTooEarly);
    const segment = bytes.subarray(at + 2, at + length);
    at += length;
    const fault =
      code === marker.scan
        ? readScanHeader(segment, from, state)
        : readSegment(code, segment, { from, to: at }, state);
    if (fault !== null) return bad(fault);
    if (code !== marker.scan) continue;
    const end = endOfScan(bytes, at);
    if (end === at) return bad('JPEG: an empty scan');
    at = end;
  }
}
