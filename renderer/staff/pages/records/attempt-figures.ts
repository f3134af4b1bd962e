import type { AttemptLine } from '../../../../preload/record-contract.ts';

export const outcomes = ['live', 'not-live', 'error'] as const satisfies readonly AttemptLine['outcome'][];
export type Outcome = (typeof outcomes)[number];

export interface HourBar {
  /** 0 to 23, in the time of this computer. */
  readonly hour: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly total: number;
}

/** Hours that are shown even where nothing happened: a branch's ordinary day. */
const usual = { from: 9, to: 18 } as const;

/** One bar for each hour of the day, from the first to the last that matters. */
export function hoursOf(lines: readonly AttemptLine[]): readonly HourBar[] {
  const hours = lines.map(({ at }) => new Date(at).getHours());
  const from = Math.min(usual.from, ...hours);
  const to = Math.max(usual.to, ...hours);
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const hour = from + index;
    const counts = countOutcomes(lines.filter((_line, at) => hours[at] === hour));
    return { hour, counts, total: counts.live + counts['not-live'] + counts.error };
  });
}

export function countOutcomes(lines: readonly AttemptLine[]): HourBar['counts'] {
  const of = (outcome: Outcome) => lines.filter((line) => line.outcome === outcome).length;
  return { live: of('live'), 'not-live': of('not-live'), error: of('error') };
}

/** The next round number that the highest bar fits under, so that the axis has whole steps. */
export function topOf(bars: readonly HourBar[]): number {
  const highest = Math.max(1, ...bars.map(({ total }) => total));
  const steps = [4, 8, 12, 20, 40, 60, 100, 200, 400, 1000];
  return steps.find((step) => step >= highest) ?? Math.ceil(highest / 1000) * 1000;
}

/** The parts of a bar, one on the other; empty ones are left out. */
export function stackOf({ counts }: HourBar): readonly { outcome: Outcome; from: number; to: number }[] {
  const ends = outcomes.map((_, at) => outcomes.slice(0, at + 1).reduce((sum, one) => sum + counts[one], 0));
  return outcomes.flatMap((outcome, at) => {
    const to = ends[at] ?? 0;
    return counts[outcome] === 0 ? [] : [{ outcome, from: to - counts[outcome], to }];
  });
}

interface AttemptNumbers {
  readonly attempts: number;
  /** Of those that have an outcome, 0 to 1; null: none has. */
  readonly liveShare: number | null;
  /** Of those that have an outcome, ms; null: none has. */
  readonly medianMs: number | null;
}

/** Errors count as attempts only: a network failure tells nothing about people or about speed. */
export function numbersOf(lines: readonly AttemptLine[]): AttemptNumbers {
  const judged = lines.filter(({ outcome }) => outcome !== 'error');
  const live = judged.filter(({ outcome }) => outcome === 'live').length;
  return {
    attempts: lines.length,
    liveShare: judged.length === 0 ? null : live / judged.length,
    medianMs: median(judged.map(({ durationMs }) => durationMs)),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
