/** What a frame header (SOF) says. Sizes in pixels. */
export interface FrameHeader {
  readonly width: number;
  readonly height: number;
  /** Identifiers that scans refer to. */
  readonly components: readonly number[];
}

/**
 * Reads a frame header without its marker and length; a string says what is wrong.
 * Grey or three components of 8 bits: CMYK and 12 bits are not for faces.
 */
export function readFrameHeader(segment: Uint8Array): FrameHeader | string {
  const [precision = 0, high = 0, low = 0, wide = 0, narrow = 0, count = 0] = segment;
  if (precision !== 8) return 'JPEG: not 8 bits a sample';
  if (count !== 1 && count !== 3) return 'JPEG: neither grey nor colour';
  if (segment.length !== 6 + 3 * count) return 'JPEG: a broken frame header';
  const components = Array.from({ length: count }, (_, index) => segment[6 + 3 * index] ?? 0);
  if (new Set(components).size !== count) return 'JPEG: a broken frame header';
  const height = (high << 8) | low;
  const width = (wide << 8) | narrow;
  // A height of 0 is legal where it follows after the scan (DNL), which few decoders read.
  if (width === 0 || height === 0) return 'JPEG: no size';
  return { width, height, components };
}
