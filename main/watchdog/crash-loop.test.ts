import { describe, expect, it } from 'vitest';
import { afterFall, calmHistory, crashLoopLimits, type CrashHistory } from './boot-loop.ts';

const { windowMs, restMs, longestRestMs } = crashLoopLimits;

/** The steps after crashes at these times, ms. */
function stepsAfter(times: readonly number[], from: CrashHistory = calmHistory) {
  let history = from;
  return times.map((now) => {
    const next = afterFall(history, now);
    history = next.history;
    return next.step;
  });
}
const load = (afterMs: number) => ({ kind: 'load', afterMs });
const outOfOrder = (forMs: number) => ({ kind: 'out-of-order', forMs });

describe('after a fall', () => {
  it('the page is back at once, then slower, and the fourth in two minutes ends in "out of order"', () => {
    expect(stepsAfter([0, 3_000, 6_000, 9_000])).toEqual([load(0), load(250), load(500), outOfOrder(restMs)]);
  });

  it('falls that lie apart are each the first', () => {
    const times = Array.from({ length: 50 }, (_, index) => index * windowMs);
    expect(stepsAfter(times)).toEqual(times.map(() => load(0)));
  });

  it('a try in vain makes the rest longer, up to a limit, and never flickers in between', () => {
    const history: CrashHistory = { falls: [], rests: 1, restedUntil: 0 };
    const vain: number[] = [];
    let now = 1_000;
    for (let round = 0; round < 6; round += 1) {
      vain.push(now);
      now += Math.min(restMs * 2 ** (round + 1), longestRestMs) + 1_000;
    }
    expect(stepsAfter(vain, history)).toEqual(
      [2, 4, 7.5, 7.5, 7.5, 7.5].map((times) => outOfOrder(times * restMs)),
    );
  });

  it('a try that holds begins a new account', () => {
    const history: CrashHistory = { falls: [], rests: 5, restedUntil: 0 };
    expect(stepsAfter([windowMs], history)).toEqual([load(0)]);
    expect(
      stepsAfter(
        [0, 1, 2, 3].map((ms) => windowMs + ms),
        history,
      ).at(-1),
    ).toEqual(outOfOrder(restMs));
  });
});
