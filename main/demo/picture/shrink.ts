import type { Picture } from './picture.ts';

/** The kiosk's own pictures pass unchanged; the models see faces at 192 px at most, so nothing is lost above. */
const longestSidePx = 1280;

/**
 * Averages whole blocks of pixels, so that fine patterns do not alias, until the longest side is at most 1280 px.
 * @param rgba four bytes a pixel, row by row; alpha is left out
 */
export function shrink(rgba: Uint8Array, width: number, height: number): Picture {
  const factor = Math.ceil(Math.max(width, height) / longestSidePx);
  const small = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  const rgb = new Float32Array(small.width * small.height * 3);
  let at = 0;
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      const corner = (y * factor * width + x * factor) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        rgb[at] = blockMean(rgba, corner + channel, factor, width * 4);
        at += 1;
      }
    }
  }
  return { ...small, rgb };
}

function blockMean(rgba: Uint8Array, start: number, factor: number, rowBytes: number): number {
  let sum = 0;
  for (let y = 0; y < factor; y += 1) {
    for (let x = 0; x < factor; x += 1) sum += rgba[start + y * rowBytes + x * 4] ?? 0;
  }
  return sum / (factor * factor);
}
