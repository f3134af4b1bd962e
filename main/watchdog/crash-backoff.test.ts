import { describe, expect, it } from 'vitest';
import { afterCrash, noCrashes, crashLoopLimits, type CrashHistory } from './crash-backoff.ts';

const { windowMs, pauseMs, longestPauseMs } = crashLoopLimits;

/** The steps after crashes at these times, ms. */
function stepsAfter(times: readonly number[], from: CrashHistory = noCrashes) {
  let history = from;
  return times.map((now) => {
    const next = afterCrash(history, now);
    history = next.history;
    return next.step;
  });
}
const load = (afterMs: number) => ({ kind: 'load', afterMs });
const outOfOrder = (forMs: number) => ({ kind: 'out-of-order', forMs });

describe('after a crash of the page', () => {
  it('the page is reloaded at once, then more slowly, and the fourth crash in two minutes ends in "out of order"', () => {
    expect(stepsAfter([0, 3_000, 6_000, 9_000])).toEqual([
      load(0),
      load(250),
      load(500),
      outOfOrder(pauseMs),
    ]);
  });

  it('each of several crashes far apart counts as the first', () => {
    const times = Array.from({ length: 50 }, (_, index) => index * windowMs);
    expect(stepsAfter(times)).toEqual(times.map(() => load(0)));
  });

  it('a failed try makes the pause longer, up to a limit, without reloads in between', () => {
    const history: CrashHistory = { crashes: [], pauses: 1, pausedUntil: 0 };
    const vain: number[] = [];
    let now = 1_000;
    for (let round = 0; round < 6; round += 1) {
      vain.push(now);
      now += Math.min(pauseMs * 2 ** (round + 1), longestPauseMs) + 1_000;
    }
    expect(stepsAfter(vain, history)).toEqual(
      [2, 4, 7.5, 7.5, 7.5, 7.5].map((times) => outOfOrder(times * pauseMs)),
    );
  });

  it('a try that succeeds resets the count', () => {
    const history: CrashHistory = { crashes: [], pauses: 5, pausedUntil: 0 };
    expect(stepsAfter([windowMs], history)).toEqual([load(0)]);
    expect(
      stepsAfter(
        [0, 1, 2, 3].map((ms) => windowMs + ms),
        history,
      ).at(-1),
    ).toEqual(outOfOrder(pauseMs));
  });
});
