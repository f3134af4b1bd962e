import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { decodePicture, readOrientation, turnUpright } from './decode-picture.ts';

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../test/fixtures/${name}`, import.meta.url)));

/** A JPEG with an EXIF block put behind its first mark, in the given byte order. */
function withOrientation(jpeg: Buffer, orientation: number, order: 'II' | 'MM'): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write(order, 0, 'latin1');
  const view = new DataView(tiff.buffer, tiff.byteOffset);
  const little = order === 'II';
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 1, little);
  view.setUint16(10, 0x0112, little);
  view.setUint16(12, 3, little);
  view.setUint32(14, 1, little);
  view.setUint16(18, orientation, little);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 8 + tiff.length]);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff, jpeg.subarray(2)]);
}

test('JPEG and PNG are told apart by their bytes', () => {
  expect(decodePicture(fixture('grace_hopper.jpg'))).toMatchObject({ width: 512, height: 600 });
  expect(decodePicture(fixture('astronaut.png'))).toMatchObject({ width: 512, height: 512 });
});

test('a spare byte behind the pixels of a PNG is passed over', () => {
  expect(decodePicture(fixture('reports/idat_extra1.png'))).toMatchObject({ width: 512, height: 512 });
});

test.each(['II', 'MM'] as const)('a JPEG stored on its side is turned upright, byte order %s', (order) => {
  const upright = fixture('grace_hopper.jpg');
  expect(decodePicture(withOrientation(upright, 1, order))).toMatchObject({ width: 512, height: 600 });
  expect(decodePicture(withOrientation(upright, 6, order))).toMatchObject({ width: 600, height: 512 });
});

test('turning goes the right way', () => {
  // One row: red, green. A quarter clockwise puts red on top; half a turn puts it last; three quarters, below.
  const row = { width: 2, height: 1, rgb: Float32Array.from([255, 0, 0, 0, 255, 0]) };
  const turned = (orientation: number) => turnUpright(row, orientation);
  expect(turned(6)).toEqual({ width: 1, height: 2, rgb: row.rgb });
  const swapped = Float32Array.from([0, 255, 0, 255, 0, 0]);
  expect(turned(3)).toEqual({ width: 2, height: 1, rgb: swapped });
  expect(turned(8)).toEqual({ width: 1, height: 2, rgb: swapped });
});

test('an EXIF block that is cut off or points outside itself counts as upright', () => {
  expect(readOrientation(new Uint8Array())).toBe(1);
  expect(readOrientation(Uint8Array.from([0x49, 0x49, 42, 0, 255, 255, 255, 127]))).toBe(1);
});

test('large pictures are averaged down, not sampled', () => {
  // Stripes one pixel wide: every block of 3×3 holds a black one and two that are not.
  const png = new PNG({ width: 3000, height: 3 });
  for (let i = 0; i < png.data.length / 4; i += 1) png.data.set([i % 3 === 0 ? 0 : 150, 100, 50, 255], i * 4);
  const picture = decodePicture(PNG.sync.write(png));
  expect(picture).toMatchObject({ width: 1000, height: 1 });
  expect([...picture!.rgb.slice(0, 3)]).toEqual([100, 100, 50]);
});

test('bytes that are no whole picture, and too many pixels, give null', () => {
  const [jpeg, png] = [fixture('grace_hopper.jpg'), fixture('astronaut.png')];
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('GIF89a'),
    jpeg.subarray(0, jpeg.length / 2),
    png.subarray(0, png.length / 2),
    png.subarray(0, 12),
    bomb,
  ]) {
    expect(decodePicture(bytes)).toBeNull();
  }
});
