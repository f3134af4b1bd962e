import { cheeks, chin, forehead, nose, outline } from '../../renderer/guidance/measure/mesh.ts';
import { path } from './dress.ts';
import type { Vertex } from './mesh-warp.ts';
import { skinTones, type SkinTone } from './scene.ts';

type Context = OffscreenCanvasRenderingContext2D;

/**
 * Gives face and neck another tone: every pixel is multiplied so that the skin's mean gets that tone. Eyes, lips and brows are changed too, which is
 * unlike real faces, and changes the contrast of their lines only as much as the skin's.
 */
export function tint(context: Context, mesh: readonly Vertex[], tone: SkinTone): void {
  const { width, height } = context.canvas;
  const image = context.getImageData(0, 0, width, height);
  const skin = maskOf(context, (mask) => {
    for (const patch of [cheeks.right, cheeks.left, nose]) {
      path(mask, mesh, patch, 1);
      mask.fill();
    }
  });
  const face = maskOf(context, (mask) => fillFaceAndNeck(mask, mesh));
  const factors = skinTones[tone].map((level, channel) => level / meanIn(image.data, skin, channel));
  for (let at = 0; at < image.data.length; at += 4) {
    const share = (face[at + 3] ?? 0) / 255;
    factors.forEach((factor, channel) => {
      image.data[at + channel] = (image.data[at + channel] ?? 0) * (1 + (factor - 1) * share);
    });
  }
  context.putImageData(image, 0, 0);
}

function fillFaceAndNeck(mask: Context, mesh: readonly Vertex[]): void {
  const reach = mesh[chin]!.y - mesh[forehead]!.y;
  mask.filter = `blur(${reach * 0.02}px)`;
  path(mask, mesh, outline, 1);
  mask.fill();
  const [right, left] = [mesh[172]!, mesh[397]!];
  mask.fillRect(right.x, right.y, left.x - right.x, reach * 0.35);
}

/** RGBA of what is filled, as large as the context's canvas; alpha is what counts. */
function maskOf(context: Context, fill: (mask: Context) => void): Uint8ClampedArray {
  const { width, height } = context.canvas;
  const mask = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  fill(mask);
  return mask.getImageData(0, 0, width, height).data;
}

function meanIn(data: Uint8ClampedArray, mask: Uint8ClampedArray, channel: number): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const share = mask[at + 3] ?? 0;
    sum += (data[at + channel] ?? 0) * share;
    count += share;
  }
  return sum / count;
}
