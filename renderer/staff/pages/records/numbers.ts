import type { AttemptLine } from '../../../../preload/record-contract.ts';

export interface AttemptNumbers {
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
