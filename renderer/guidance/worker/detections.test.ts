import { expect, it } from 'vitest';
import { readDetections } from './detections.ts';

const anchors = 48 * 48;

function outputs(
  faces: readonly { column: number; row: number; logit: number; width: number; x?: number }[],
): [Float32Array, Float32Array] {
  const boxes = new Float32Array(anchors * 16);
  const scores = new Float32Array(anchors).fill(-10);
  for (const { column, row, logit, width, x = 0 } of faces) {
    const anchor = row * 48 + column;
    scores[anchor] = logit;
    boxes.set([x, 0, width, width], anchor * 16);
    // The right eye, 4 pixels left of the anchor and 2 above it.
    boxes.set([-4, -2], anchor * 16 + 4);
  }
  return [boxes, scores];
}

it('boxes and eyes as shares of the square, from the middle of the anchor’s cell', () => {
  const [one] = readDetections(...outputs([{ column: 24, row: 12, logit: 4, width: 48, x: 2 }]), 0.5);
  const [x, y] = [24.5 / 48, 12.5 / 48];
  const middle = x + 2 / 192;
  [middle - 0.125, y - 0.125, middle + 0.125, y + 0.125, x - 4 / 192, y - 2 / 192].forEach((value, index) =>
    expect(one?.values[index]).toBeCloseTo(value, 5),
  );
});

it('anchors about one face are one detection, weighted by their scores; another face is another', () => {
  const found = readDetections(
    ...outputs([
      { column: 10, row: 10, logit: 0.5, width: 40 },
      { column: 11, row: 10, logit: 3, width: 40 },
      { column: 40, row: 30, logit: 1, width: 30 },
    ]),
    0.5,
  );
  expect(found.map(({ score }) => score.toFixed(2))).toEqual(['0.95', '0.73']);
  const left = (found[0]?.values[0] ?? 0) + 20 / 192;
  expect(left).toBeGreaterThan(10.5 / 48);
  expect(left).toBeLessThan(11.5 / 48);
});

it('what is less sure than asked for is none', () => {
  expect(readDetections(...outputs([{ column: 1, row: 1, logit: -0.1, width: 20 }]), 0.5)).toEqual([]);
});
