import { expect, it } from 'vitest';
import { halve, pick, sample } from './resample.ts';
import { RgbxImage } from './rgbx-image.ts';

function imageOf(width: number, height: number, red: (x: number, y: number) => number): RgbxImage {
  const image = new RgbxImage();
  image.resize(width, height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) image.data.set([red(x, y), x, y, 255], (y * width + x) * 4);
  return image;
}

function emptyOf(width: number, height: number): RgbxImage {
  return imageOf(width, height, () => 99);
}

function reds({ data }: RgbxImage): number[] {
  return [...data].filter((_, index) => index % 4 === 0);
}

it('a sample at the same places is the picture itself', () => {
  const source = imageOf(4, 3, (x, y) => 10 * x + 40 * y);
  const target = emptyOf(4, 3);
  sample(source, target, { x: 0.5, y: 0.5, dx: 1, dy: 0 });
  expect(reds(target)).toEqual(reds(source));
});

it('between pixels it is between their values, and beyond the edge black', () => {
  const source = imageOf(3, 2, (x) => 100 * x);
  const target = emptyOf(4, 1);
  sample(source, target, { x: 1, y: 1, dx: 1, dy: 0 });
  expect(reds(target)).toEqual([50, 150, 200, 0]);
});

it('turned by a quarter, rows become columns', () => {
  const source = imageOf(3, 2, (x, y) => 10 * x + y);
  const target = emptyOf(2, 3);
  // Down the picture's last column, then the one before it.
  sample(source, target, { x: 2.5, y: 0.5, dx: 0, dy: 1 });
  expect(reds(target)).toEqual([20, 21, 10, 11, 0, 1]);
});

it('picks pixels and never mixes them', () => {
  const source = imageOf(9, 6, (x, y) => (x === 4 && y === 1 ? 255 : 0));
  const target = emptyOf(3, 2);
  pick(source, target);
  expect(reds(target)).toEqual([0, 255, 0, 0, 0, 0]);
});

it('halves: the mean of four, whatever the other channels hold, an odd edge left out', () => {
  const source = imageOf(5, 3, (x, y) => 200 + 10 * x + 2 * y);
  const target = emptyOf(1, 1);
  halve(source, target);
  expect([target.width, target.height]).toEqual([2, 1]);
  const [first = 0, second = 0] = reds(target);
  // Rounded down twice.
  expect(Math.abs(first - 206)).toBeLessThanOrEqual(1);
  expect(Math.abs(second - 226)).toBeLessThanOrEqual(1);
});
