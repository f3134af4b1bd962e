import { describe, expect, it } from 'vitest';
import type { AttemptLine } from '../../../../preload/record-contract.ts';
import { hoursOf, numbersOf, stackOf, topOf } from './attempt-figures.ts';

const line = (hour: number, outcome: AttemptLine['outcome'], durationMs = 1): AttemptLine => ({
  n: 1,
  at: new Date(2026, 10, 23, hour, 30).toISOString(),
  attemptId: 'a',
  outcome,
  score: null,
  code: null,
  detail: null,
  durationMs,
  demonstration: false,
});

describe('the hours of a day', () => {
  it('are those of a branch where nothing happened', () => {
    const bars = hoursOf([]);
    expect(bars.map(({ hour }) => hour)).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(bars.every(({ total }) => total === 0)).toBe(true);
  });

  it('reach out to what happened early and late, and count each outcome by itself', () => {
    const bars = hoursOf([line(7, 'live'), line(7, 'error'), line(21, 'not-live'), line(21, 'not-live')]);
    expect([bars[0]!.hour, bars.at(-1)!.hour]).toEqual([7, 21]);
    expect(bars[0]).toEqual({ hour: 7, counts: { live: 1, 'not-live': 0, error: 1 }, total: 2 });
    expect(bars.at(-1)!.counts['not-live']).toBe(2);
  });

  it('have an axis with a round top', () => {
    expect(
      [0, 4, 5, 13, 100, 1001].map((total) =>
        topOf([{ hour: 9, counts: { live: total, 'not-live': 0, error: 0 }, total }]),
      ),
    ).toEqual([4, 4, 8, 20, 100, 2000]);
  });

  it('stand one on the other', () => {
    expect(stackOf({ hour: 9, counts: { live: 2, 'not-live': 0, error: 3 }, total: 5 })).toEqual([
      { outcome: 'live', from: 0, to: 2 },
      { outcome: 'error', from: 2, to: 5 },
    ]);
  });
});

describe('the numbers of the day', () => {
  it('leave errors out of share and duration', () => {
    const lines = [
      line(9, 'live', 1000),
      line(9, 'not-live', 3000),
      line(9, 'live', 2000),
      line(9, 'error', 25_000),
    ];
    expect(numbersOf(lines)).toEqual({ attempts: 4, liveShare: 2 / 3, medianMs: 2000 });
  });

  it('take the middle of two', () => {
    expect(numbersOf([line(9, 'live', 1000), line(9, 'live', 4000)]).medianMs).toBe(2500);
  });

  it('claim nothing where nothing was judged', () => {
    const nothing = { liveShare: null, medianMs: null };
    expect(numbersOf([])).toEqual({ attempts: 0, ...nothing });
    expect(numbersOf([line(9, 'error', 900)])).toEqual({ attempts: 1, ...nothing });
  });
});
