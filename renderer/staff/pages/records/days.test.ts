import { expect, it } from 'vitest';
import { beginningOf, dayAfter, dayBefore } from './days.ts';

it('go over months, years and leap days', () => {
  expect(dayBefore('2026-03-01')).toBe('2026-02-28');
  expect(dayAfter('2028-02-28')).toBe('2028-02-29');
  expect(dayAfter('2026-12-31')).toBe('2027-01-01');
});

it('begin what is exported no earlier than there are records', () => {
  const at = { day: '2026-11-23', firstDay: '2026-11-10' };
  expect(beginningOf('day', at)).toBe('2026-11-23');
  expect(beginningOf('month', at)).toBe('2026-11-10');
  expect(beginningOf('month', { ...at, firstDay: '2025-01-01' })).toBe('2026-10-25');
  expect(beginningOf('all', { ...at, firstDay: '2025-01-01' })).toBe('2025-01-01');
});
