import { expect, it } from 'vitest';
import { pauseBeforeReload } from './recovery.ts';

it('comes back quickly once, and slower and slower in a crash loop', () => {
  expect([1, 2, 3, 4].map(pauseBeforeReload)).toEqual([250, 500, 1000, 2000]);
  expect(pauseBeforeReload(50)).toBe(30_000);
});
