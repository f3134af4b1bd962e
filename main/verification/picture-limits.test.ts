import { expect, it } from 'vitest';
import { defaults } from '../settings/defaults.ts';
import { limitsFor } from './picture-limits.ts';

it.each([
  [null, 1280, 300_000],
  [20_000_000, 1280, 300_000],
  [1_000_000, 1280, 250_000],
  [400_000, 1280, 100_000],
  [399_999, 960, 100_000],
  [256_000, 960, 64_000],
  [64_000, 960, 64_000],
])('at %s bit/s: %i px and %i bytes at most', (bitsPerSecond, longestSidePx, targetBytes) => {
  expect(limitsFor(bitsPerSecond)).toEqual({ ...defaults.picture, longestSidePx, targetBytes });
});

it('never reduces the pixels between the eyes or the quality for a slow connection', () => {
  expect(limitsFor(1000)).toMatchObject({ minInterEyePx: 120, quality: 0.8 });
});
