import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rest, showAgainMs } from './rest.ts';

const forMs = 60_000;

describe('a rest', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** @param show the outcome of each try to show the page; the last one applies to all that follow */
  function begin(...show: (() => Promise<void>)[]) {
    const seen = { shown: 0, over: false };
    const listeners = new Set<() => void>();
    void rest({
      show: () => show[Math.min(seen.shown++, show.length - 1)]!(),
      onGone: (gone) => {
        listeners.add(gone);
        return () => listeners.delete(gone);
      },
      forMs,
    }).then(() => (seen.over = true));
    return { seen, listeners, fall: () => listeners.forEach((gone) => gone()) };
  }
  const stands = () => Promise.resolve();

  it('shows its page once and ends when its time is over', async () => {
    const { seen, listeners } = begin(stands);
    await vi.advanceTimersByTimeAsync(forMs - 1);
    expect(seen).toEqual({ shown: 1, over: false });
    await vi.advanceTimersByTimeAsync(1);
    expect(seen.over).toBe(true);
    expect(listeners.size).toBe(0);
  });

  it('shows its page again after a pause when it has fallen', async () => {
    const { seen, fall } = begin(stands);
    await vi.advanceTimersByTimeAsync(1_000);
    fall();
    fall();
    await vi.advanceTimersByTimeAsync(showAgainMs - 1);
    expect(seen.shown).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen.shown).toBe(2);
    fall();
    await vi.advanceTimersByTimeAsync(showAgainMs);
    expect(seen.shown).toBe(3);
  });

  it('shows its page again after a pause when it could not be shown', async () => {
    const { seen } = begin(() => Promise.reject(new Error('no page')), stands);
    await vi.advanceTimersByTimeAsync(showAgainMs);
    expect(seen.shown).toBe(2);
    await vi.advanceTimersByTimeAsync(10 * showAgainMs);
    expect(seen.shown).toBe(2);
  });

  it('ends in its time also where the page never comes, and shows nothing afterwards', async () => {
    const { seen, fall } = begin(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(forMs - 1);
    fall();
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toEqual({ shown: 1, over: true });
    await vi.advanceTimersByTimeAsync(2 * showAgainMs);
    expect(seen.shown).toBe(1);
  });
});
