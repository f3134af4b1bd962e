import { existsSync, readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';

/** A file of test/fixtures. From the source or from a bundle somewhere below the project's folder. */
export function fixture(name: string): Buffer {
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    const file = new URL(`test/fixtures/${name}`, folder);
    if (existsSync(file)) return readFileSync(file);
    if (new URL('../', folder).href === folder.href)
      throw new Error(`no test/fixtures/${name} above ${import.meta.url}`);
  }
}
/** Public-domain pictures; THIRD_PARTY.md names their authors. */
export const astronautPng = () => fixture('astronaut.png');
export const coffeePng = () => fixture('coffee.png');
/** With a comment, as the archive wrote it. */
export const graceHopperJpeg = () => fixture('grace_hopper.jpg');

/** Pixels as RGBA, four bytes each. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Deterministic noise, 0..1 (mulberry32). */
export function createNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A raster that no coder can compress well. */
export function noisyRaster(width: number, height: number): Raster {
  const noise = createNoise(1);
  return { width, height, data: Uint8Array.from({ length: width * height * 4 }, () => noise() * 256) };
}

/**
 * A picture as a webcam would deliver it: the fixture scaled (bilinear) to cover the frame, with sensor noise of the given
 * strength (standard deviation in steps of 255).
 */
export function webcamRaster(width: number, height: number, noiseSteps: number): Raster {
  const source = PNG.sync.read(astronautPng());
  const noise = createNoise(7);
  const scale = Math.max(width / source.width, height / source.height);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      // The sum of three even noises is close enough to a normal one.
      const grain = (noise() + noise() + noise() - 1.5) * 2 * noiseSteps;
      const at = 4 * (y * width + x);
      for (let channel = 0; channel < 3; channel += 1) {
        data[at + channel] = Math.max(
          0,
          Math.min(255, sample(source, x / scale, y / scale, channel) + grain),
        );
      }
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

function sample({ width, height, data }: Raster, x: number, y: number, channel: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)];
  const at = (column: number, row: number) => data[4 * (row * width + column) + channel] ?? 0;
  const upper = at(left, top) + (at(right, top) - at(left, top)) * (x - left);
  const lower = at(left, bottom) + (at(right, bottom) - at(left, bottom)) * (x - left);
  return upper + (lower - upper) * (y - top);
}

/**
 * Colour averaged over 2×2 pixels, brightness kept, as a 4:2:0 coder does: what cameras and browsers write. The coder here
 * only knows 4:4:4, whose files of the same picture are a good deal larger.
 */
export function halveColour({ width, height, data }: Raster): Raster {
  const out = new Uint8Array(data);
  for (let y = 0; y + 1 < height; y += 2) {
    for (let x = 0; x + 1 < width; x += 2) {
      const block = [y * width + x, y * width + x + 1, (y + 1) * width + x, (y + 1) * width + x + 1].map(
        (at) => at * 4,
      );
      const mean = [0, 1, 2].map(
        (channel) => block.reduce((sum, at) => sum + (data[at + channel] ?? 0), 0) / 4,
      );
      for (const at of block) {
        const shift =
          luma(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) -
          luma(mean[0] ?? 0, mean[1] ?? 0, mean[2] ?? 0);
        for (const channel of [0, 1, 2])
          out[at + channel] = Math.max(0, Math.min(255, (mean[channel] ?? 0) + shift));
      }
    }
  }
  return { width, height, data: out };
}

/** ITU-R BT.601, as JPEG has it. */
function luma(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** @param quality 1 to 100 */
export function encodeJpeg({ width, height, data }: Raster, quality: number): Buffer {
  return jpeg.encode({ width, height, data }, quality).data;
}

/** One PNG chunk with a right checksum. */
export function pngChunk(type: string, data: Uint8Array = new Uint8Array()): Buffer {
  const covered = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length);
  covered.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(covered), data.length + 8);
  return chunk;
}

/** The data of a PNG header. */
export function pngHeader(
  width: number,
  height: number,
  [depth, colour, interlace]: readonly [number, number, number],
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlace], 8);
  return header;
}

export const pngFile = (...chunks: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);

/** A grey PNG of one even tone. */
export function plainPng(width: number, height: number): Buffer {
  return pngFile(
    pngChunk('IHDR', pngHeader(width, height, [8, 0, 0])),
    pngChunk('IDAT', deflateSync(Buffer.alloc(height * (width + 1)))),
    pngChunk('IEND'),
  );
}
