import { expect, it } from 'vitest';
import { languages } from '../../preload/contract.ts';
import { formatTime } from './clock.tsx';

it.each(languages)('the time is in 24 hours with two figures each in %s', (language) => {
  expect(formatTime(new Date(2026, 10, 23, 0, 5), language)).toBe('00:05');
  expect(formatTime(new Date(2026, 10, 23, 17, 40), language)).toBe('17:40');
});
