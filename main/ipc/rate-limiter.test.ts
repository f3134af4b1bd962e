import { expect, it, vi } from 'vitest';
import { Flood, floodLimits } from './rate-limiter.ts';

const { burst, perSecond } = floodLimits;

it('lets through what an honest page asks, for ever', () => {
  let nowMs = 0;
  const flooded = vi.fn();
  const flood = new Flood(flooded, () => nowMs);
  for (let second = 0; second < 3_600; second += 1) {
    nowMs += 1_000;
    for (let asked = 0; asked < perSecond; asked += 1) expect(flood.mayPass()).toBe(true);
  }
  expect(flooded).not.toHaveBeenCalled();
});

it('ends a page that asks too much, once, and answers it nothing more; the next page begins anew', () => {
  const flooded = vi.fn();
  const flood = new Flood(flooded, () => 0);
  const answers = Array.from({ length: burst + 500 }, () => flood.mayPass());
  expect(answers.filter(Boolean)).toHaveLength(burst);
  expect(flooded).toHaveBeenCalledTimes(1);
  flood.reset();
  expect(flood.mayPass()).toBe(true);
});
