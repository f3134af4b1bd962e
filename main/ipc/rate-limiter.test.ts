import { expect, it, vi } from 'vitest';
import { RateLimiter, rateLimits } from './rate-limiter.ts';

const { burst, perSecond } = rateLimits;

it('lets through what an honest page asks, for ever', () => {
  let nowMs = 0;
  const exceeded = vi.fn();
  const limiter = new RateLimiter(exceeded, () => nowMs);
  for (let second = 0; second < 3_600; second += 1) {
    nowMs += 1_000;
    for (let asked = 0; asked < perSecond; asked += 1) expect(limiter.mayPass()).toBe(true);
  }
  expect(exceeded).not.toHaveBeenCalled();
});

it('ends a page that asks too much, once, and answers it nothing more; the next page begins anew', () => {
  const exceeded = vi.fn();
  const limiter = new RateLimiter(exceeded, () => 0);
  const answers = Array.from({ length: burst + 500 }, () => limiter.mayPass());
  expect(answers.filter(Boolean)).toHaveLength(burst);
  expect(exceeded).toHaveBeenCalledTimes(1);
  limiter.reset();
  expect(limiter.mayPass()).toBe(true);
});
