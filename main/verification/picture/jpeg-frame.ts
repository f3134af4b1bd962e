/** Contents of a frame header (SOF). Sizes in pixels. */
export interface FrameHeader {
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
export function readFrameHeader(segment: Uint8Array): FrameHeader | string {
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
export function describeMarker(code: number): string {
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
