import { outline } from '../../renderer/guidance/measure/mesh.ts';
import type { Face, FollowedFace } from '../../renderer/guidance/observation.ts';
import { goodFace } from './observations.ts';

/** A head's proportions, as shares of the face's width and height from its middle; x, y, depth (towards the lens is less). */
export type Proportions = Readonly<Record<number, readonly [x: number, y: number, z: number]>>;

/** Eyes' corners, bridge and tip of the nose, its wings, temples, forehead: about an adult's. */
export const somebody: Proportions = {
  33: [-0.31, -0.14, -0.02],
  133: [-0.13, -0.13, -0.06],
  362: [0.13, -0.13, -0.06],
  263: [0.31, -0.14, -0.02],
  168: [0, -0.16, -0.16],
  6: [0, -0.1, -0.19],
  197: [0, -0.03, -0.24],
  4: [0, 0.1, -0.34],
  98: [-0.1, 0.13, -0.17],
  327: [0.1, 0.13, -0.17],
  151: [0, -0.38, -0.13],
  116: [-0.38, 0.02, 0.04],
  345: [0.38, 0.02, 0.04],
};

/** With a higher forehead, and eyes further apart on a longer nose. */
export const somebodyElse: Proportions = {
  ...somebody,
  133: [-0.15, -0.13, -0.06],
  362: [0.15, -0.13, -0.06],
  4: [0, 0.14, -0.36],
  151: [0, -0.42, -0.13],
};

/** A face as the finder would follow it; its mesh is an outline, the proportions' points, and the middle for all others. */
export function followed(
  face: Face,
  id: number,
  seenMs: number,
  proportions: Proportions = somebody,
): FollowedFace {
  const { box } = face;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const points = new Float32Array(468 * 3);
  const put = (index: number, x: number, y: number, z: number): void =>
    points.set([middle.x + x * box.width, middle.y + y * box.height, z * box.width], index * 3);
  for (let index = 0; index < 468; index += 1) put(index, 0, 0, 0);
  outline.forEach((index, step) => {
    const angle = (2 * Math.PI * step) / outline.length;
    put(index, Math.sin(angle) / 2, -Math.cos(angle) / 2, 0.1);
  });
  for (const [index, [x, y, z]] of Object.entries(proportions)) put(Number(index), x, y, z);
  return { id, seenMs, points, face };
}

/** The good face elsewhere, moved in pixels from the frame's middle. */
export function faceAt(x: number, y = 0, size = 1): Face {
  const { box } = goodFace;
  const [width, height] = [box.width * size, box.height * size];
  return {
    ...goodFace,
    interEyePx: goodFace.interEyePx * size,
    box: { x: 640 + x - width / 2, y: 360 + y - height / 2, width, height },
  };
}

/**
 * The sway of a head whose owner stands as still as possible, in millimetres: three sines around 0.35 Hz whose path sideways
 * and up has this length in millimetres a second.
 */
export function swayAt(atMs: number, mmPerSecond: number): { readonly x: number; readonly y: number } {
  const wave = (hz: number, phase: number): number =>
    Math.sin((2 * Math.PI * hz * atMs) / 1_000 + phase) / hz;
  const x = wave(0.22, 0.4) + wave(0.37, 2.1) * 0.8 + wave(0.8, 1.3) * 0.5;
  const y = wave(0.3, 1.9) * 0.6 + wave(0.26, 0.2) * 0.5;
  // Of that sum's path over ten minutes.
  const scale = mmPerSecond / meanSpeed;
  return { x: x * scale, y: y * scale };
}
const meanSpeed = 6.25;
