import { describe, expect, it } from 'vitest';
import type { AttemptLine } from '../../../../preload/record-contract.ts';
import { numbersOf } from './numbers.ts';

const line = (outcome: AttemptLine['outcome'], durationMs: number): AttemptLine => ({
  n: 1,
  at: '2026-11-23T09:00:00+05:00',
  attemptId: 'a',
  outcome,
  score: null,
  code: null,
  detail: null,
  durationMs,
  demonstration: false,
});

describe('the numbers of the day', () => {
  it('leave errors out of share and duration', () => {
    const lines = [line('live', 1000), line('not-live', 3000), line('live', 2000), line('error', 25_000)];
    expect(numbersOf(lines)).toEqual({ attempts: 4, liveShare: 2 / 3, medianMs: 2000 });
  });

  it('take the middle of two', () => {
    expect(numbersOf([line('live', 1000), line('live', 4000)]).medianMs).toBe(2500);
  });

  it('claim nothing where nothing was judged', () => {
    const nothing = { liveShare: null, medianMs: null };
    expect(numbersOf([])).toEqual({ attempts: 0, ...nothing });
    expect(numbersOf([line('error', 900)])).toEqual({ attempts: 1, ...nothing });
  });
});
