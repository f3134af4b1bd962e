import type { Picture } from './picture.ts';

const orientationTag = 0x0112;

/**
 * How a camera was held, from a JPEG's EXIF block (TIFF: byte order, offset of the first directory, its entries).
 * @param exif the block behind its `Exif` mark
 * @returns EXIF's number, 1 to 8; 1 (upright) where nothing readable says otherwise
 */
export function readOrientation(exif: Uint8Array): number {
  const tiff = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  try {
    const little = tiff.getUint16(0) === 0x4949;
    const directory = tiff.getUint32(4, little);
    const entries = tiff.getUint16(directory, little);
    for (let i = 0; i < entries; i += 1) {
      const entry = directory + 2 + i * 12;
      if (tiff.getUint16(entry, little) === orientationTag) return tiff.getUint16(entry + 8, little);
    }
  } catch (error) {
    // An invalid block gives no orientation; the picture itself may be good.
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

/** Turns a picture upright: phones store them rotated, and the models find no face in a rotated picture. */
export function turnUpright(picture: Picture, orientation: number): Picture {
  const quarters = ({ 3: 2, 6: 1, 8: 3 } as Readonly<Record<number, number>>)[orientation] ?? 0;
  let turned = picture;
  for (let i = 0; i < quarters; i += 1) turned = turnClockwise(turned);
  return turned;
}

function turnClockwise({ width, height, rgb }: Picture): Picture {
  const turned = new Float32Array(rgb.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 3;
      turned.set(rgb.subarray(from, from + 3), (x * height + (height - 1 - y)) * 3);
    }
  }
  return { width: height, height: width, rgb: turned };
}
