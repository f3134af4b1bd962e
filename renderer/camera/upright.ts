import type { Rotation } from '../../preload/contract.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

type Drawing = Pick<CanvasRenderingContext2D, 'setTransform' | 'drawImage'>;

/** The size of a camera's frame once it stands upright. */
export function uprightSize({ width, height }: Size, rotation: Rotation): Size {
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

/**
 * Draws a frame of a camera that is mounted on its side or head upright, filling `target`.
 * @param rotation degrees clockwise that the frame has to be turned by
 * @param target size in pixels, of the upright frame's shape
 */
export function drawUpright(
  context: Drawing,
  frame: CanvasImageSource,
  rotation: Rotation,
  target: Size,
): void {
  const { width, height } = target;
  const before = uprightSize(target, rotation);
  context.setTransform(...turnInto(rotation, width, height));
  context.drawImage(frame, 0, 0, before.width, before.height);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** The turn about the origin, then the shift that brings the picture back into view. */
function turnInto(rotation: Rotation, width: number, height: number): Matrix {
  switch (rotation) {
    case 0:
      return [1, 0, 0, 1, 0, 0];
    case 90:
      return [0, 1, -1, 0, width, 0];
    case 180:
      return [-1, 0, 0, -1, width, height];
    case 270:
      return [0, -1, 1, 0, 0, height];
  }
}
