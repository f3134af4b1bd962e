import { describe, expect, it } from 'vitest';
import { chooseExpired, type AgedFile } from './retention.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-23T12:00:00Z');
const file = (name: string, daysAgo: number, bytes = 100): AgedFile => ({
  name,
  bytes,
  lastAt: () => now - daysAgo * dayMs,
});
/** Besides the current one of 100 bytes. */
const files = [file('1', 40), file('2', 20), file('3', 10)];
type Rule = { days: number; maxBytes: number };
const choose = (rule: Rule, clock: 'agrees' | 'differs' | 'unknown' = 'agrees', closed = files) =>
  chooseExpired(closed, rule, { now, clock, currentBytes: 100 });
const roomy = 1_000_000;

describe('which files retention deletes', () => {
  it('those whose newest record is older than the limit', () => {
    expect(choose({ days: 30, maxBytes: roomy })).toEqual({ names: ['1'], rule: 'age' });
    expect(choose({ days: 15, maxBytes: roomy })).toEqual({ names: ['1', '2'], rule: 'age' });
  });

  it('the oldest, until the rest is within the size limit; never the current file', () => {
    expect(choose({ days: 999, maxBytes: 250 })).toEqual({ names: ['1', '2'], rule: 'size' });
    expect(choose({ days: 0, maxBytes: 0 }).names).toEqual(['1', '2', '3']);
  });

  it.each(['differs', 'unknown'] as const)('none by age while the clock %s', (clock) => {
    expect(choose({ days: 1, maxBytes: roomy }, clock).names).toEqual([]);
    expect(choose({ days: 1, maxBytes: 350 }, clock)).toEqual({ names: ['1'], rule: 'size' });
  });

  it('none after one that is kept: a clock that was wrong once leaves no gap', () => {
    const odd = [file('1', 5), file('2', 400)];
    expect(choose({ days: 30, maxBytes: roomy }, 'agrees', odd).names).toEqual([]);
  });

  it('an empty file is deleted with its neighbours', () => {
    const empty: AgedFile = { name: '2', bytes: 0, lastAt: () => Number.NaN };
    const rule = { days: 15, maxBytes: roomy };
    expect(choose(rule, 'agrees', [file('1', 40), empty, file('3', 20)]).names).toEqual(['1', '2', '3']);
    expect(choose(rule, 'unknown', [empty, file('3', 20)]).names, 'not without a reason').toEqual([]);
  });

  it('reads the age of the oldest files only: a station may have thousands', () => {
    const asked: string[] = [];
    const many = files.map((one) => ({ ...one, lastAt: () => (asked.push(one.name), one.lastAt()) }));
    choose({ days: 30, maxBytes: roomy }, 'agrees', many);
    expect(asked).toEqual(['1', '2']);
  });
});
