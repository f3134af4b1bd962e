import type { Point } from './mesh.ts';

/**
 * Which pixels are inside a polygon, by the even-odd rule, row by row through the pixels' centres.
 * @returns one byte for each pixel, 1 inside
 */
export function insideOf(polygon: readonly Point[], width: number, height: number): Uint8Array {
  const inside = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const crossings = crossingsOf(polygon, row + 0.5);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = Math.max(0, Math.ceil((crossings[pair] ?? 0) - 0.5));
      // A pixel centre on the border belongs to the polygon on its right, so that touching polygons share no pixel.
      const to = Math.min(width, Math.ceil((crossings[pair + 1] ?? 0) - 0.5));
      if (to > from) inside.fill(1, row * width + from, row * width + to);
    }
  }
  return inside;
}

function crossingsOf(polygon: readonly Point[], y: number): number[] {
  const crossings: number[] = [];
  polygon.forEach((from, index) => {
    const to = polygon[(index + 1) % polygon.length] ?? from;
    if (from.y > y === to.y > y) return;
    crossings.push(from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x));
  });
  return crossings.sort((one, other) => one - other);
}
