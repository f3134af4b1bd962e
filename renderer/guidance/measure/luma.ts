import type { Box } from '../observation.ts';

/** RGBA, as a canvas gives it. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Rec. 601 luma, what OFIQ's luminance measures use, 0 to 255. */
export function lumaOf({ data, width, height }: Pixels): Float32Array {
  const luma = new Float32Array(width * height);
  for (let at = 0; at < luma.length; at += 1) luma[at] = lumaAt(data, at * 4);
  return luma;
}

export function lumaAt(data: Uint8ClampedArray, offset: number): number {
  return 0.299 * (data[offset] ?? 0) + 0.587 * (data[offset + 1] ?? 0) + 0.114 * (data[offset + 2] ?? 0);
}

/** Share of the face's box that is left out on each side of it, for hair and collar. */
const ownShare = 0.35;

/**
 * Mean luminance of the frame around the person's head, above the chin: further down a dark coat or a white shirt fills
 * the frame's width and hides the light behind it.
 * @param image a thumbnail of the whole frame
 * @param face the face's box in the thumbnail's pixels
 * @returns 0 to 255; 0 where the head fills the frame, since then no light is visible behind it
 */
export function surroundLuminance(image: Pixels, face: Box): number {
  const left = face.x - face.width * ownShare;
  const right = face.x + face.width * (1 + ownShare);
  const top = face.y - face.height * ownShare;
  const chin = Math.min(image.height, face.y + face.height);
  let sum = 0;
  let count = 0;
  for (let row = 0; row < chin; row += 1) {
    for (let column = 0; column < image.width; column += 1) {
      if (column > left && column < right && row > top) continue;
      sum += lumaAt(image.data, (row * image.width + column) * 4);
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}
