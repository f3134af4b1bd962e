import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdleClock } from './idle-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function started(idleLimitMs = 120_000) {
  const told = { stay: vi.fn(), onWarn: vi.fn(), onOver: vi.fn() };
  const keeper = new IdleClock({ idleLimitMs, ...told });
  keeper.start();
  return { keeper, ...told };
}

describe('staying', () => {
  it('tells main of many touches once in ten seconds, and of the last one at their end', () => {
    const { keeper, stay } = started();
    for (let touch = 0; touch < 50; touch += 1) {
      keeper.touched();
      vi.advanceTimersByTime(100);
    }
    expect(stay).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5_000);
    expect(stay).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60_000);
    expect(stay).toHaveBeenCalledTimes(1);
    keeper.touched();
    expect(stay).toHaveBeenCalledTimes(2);
  });

  it('warns twenty seconds before the end, and ends', () => {
    const { onWarn, onOver } = started();
    vi.advanceTimersByTime(99_999);
    expect(onWarn).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onWarn).toHaveBeenLastCalledWith(true);
    vi.advanceTimersByTime(19_999);
    expect(onOver).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onOver).toHaveBeenCalledOnce();
  });

  it('takes the warning back at a touch, and counts from there', () => {
    const { keeper, onWarn, onOver } = started();
    vi.advanceTimersByTime(110_000);
    keeper.touched();
    expect(onWarn).toHaveBeenLastCalledWith(false);
    vi.advanceTimersByTime(119_999);
    expect(onOver).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onOver).toHaveBeenCalledOnce();
  });

  it('is silent once stopped', () => {
    const { keeper, stay, onWarn, onOver } = started();
    keeper.touched();
    keeper.stop();
    vi.advanceTimersByTime(300_000);
    for (const told of [stay, onWarn, onOver]) expect(told).not.toHaveBeenCalled();
  });
});
