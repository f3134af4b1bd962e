import { describe, expect, it } from 'vitest';
import { rotations, type Rotation } from '../../preload/contract.ts';
import { drawUpright, uprightSize } from './upright.ts';

/** Where the corners of a 640×480 frame come to lie: top left, top right, in the upright picture. */
function corners(rotation: Rotation) {
  const target = uprightSize({ width: 640, height: 480 }, rotation);
  let matrix = [1, 0, 0, 1, 0, 0];
  let drawn = { width: 0, height: 0, matrix };
  const context = {
    setTransform(...next: unknown[]) {
      matrix = next as number[];
    },
    drawImage(...[, , , width, height]: unknown[]) {
      drawn = { width: width as number, height: height as number, matrix };
    },
  };
  drawUpright(context as never, {} as CanvasImageSource, rotation, target);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = drawn.matrix;
  const place = (x: number, y: number) => [a * x + c * y + e + 0, b * x + d * y + f + 0];
  return { target, topLeft: place(0, 0), topRight: place(drawn.width, 0), restored: matrix };
}

describe('a frame that is turned', () => {
  it.each([
    [0, [640, 480], [0, 0], [640, 0]],
    [90, [480, 640], [480, 0], [480, 640]],
    [180, [640, 480], [640, 480], [0, 480]],
    [270, [480, 640], [0, 640], [0, 0]],
  ] as const)('by %i degrees', (rotation, [width, height], topLeft, topRight) => {
    const turned = corners(rotation);
    expect(turned.target).toEqual({ width, height });
    expect(turned.topLeft).toEqual(topLeft);
    expect(turned.topRight).toEqual(topRight);
  });

  it('leaves the canvas as it was', () => {
    for (const rotation of rotations) expect(corners(rotation).restored).toEqual([1, 0, 0, 1, 0, 0]);
  });
});
