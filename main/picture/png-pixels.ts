import { inflateSync } from 'node:zlib';

export interface ImageHeader {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  readonly colourType: number;
  readonly interlaced: boolean;
}

/** Samples a pixel and allowed bit depths, by colour type. */
const kinds: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/** Adam7: first column, first row, step between columns, step between rows. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Reads the data of IHDR; a string says what is wrong. */
export function readImageHeader(data: Uint8Array): ImageHeader | string {
  if (data.length !== 13) return 'PNG: a broken header';
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const [bitDepth = 0, colourType = 0, compression, filter, interlace] = data.subarray(8);
  if (!kinds[colourType]?.depths.includes(bitDepth)) return 'PNG: an unknown kind of pixels';
  if (compression !== 0 || filter !== 0 || interlace === undefined || interlace > 1)
    return 'PNG: a broken header';
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  if (width === 0 || height === 0) return 'PNG: no size';
  return { width, height, bitDepth, colourType, interlaced: interlace === 1 };
}

/** Bytes of the unpacked rows, each with its filter byte. */
function unpackedBytes({ width, height, bitDepth, colourType, interlaced }: ImageHeader): number {
  const bitsPerPixel = bitDepth * (kinds[colourType]?.samples ?? 0);
  const area = (columns: number, rows: number) =>
    columns <= 0 || rows <= 0 ? 0 : rows * (1 + Math.ceil((columns * bitsPerPixel) / 8));
  if (!interlaced) return area(width, height);
  return passes.reduce(
    (sum, [column, row, across, down]) =>
      sum + area(Math.ceil((width - column) / across), Math.ceil((height - row) / down)),
    0,
  );
}

/** Whether the picture data is one zlib stream with nothing after it, and gives exactly the announced rows. */
export function unpacksExactly(header: ImageHeader, data: readonly Uint8Array[]): boolean {
  const packed = Buffer.concat(data);
  const expected = unpackedBytes(header);
  try {
    const { buffer, engine } = inflateSync(packed, { maxOutputLength: expected, info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return buffer.length === expected && engine.bytesWritten === packed.length;
  } catch {
    return false;
  }
}
