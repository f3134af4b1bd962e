import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showAgainMs, showFor } from './out-of-order.ts';

const forMs = 60_000;

describe('a page shown for a fixed time', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** @param show the outcome of each try to show the page; the last one applies to all that follow */
  function begin(...show: (() => Promise<void>)[]) {
    const seen = { shown: 0, over: false };
    const listeners = new Set<() => void>();
    void showFor({
      show: () => show[Math.min(seen.shown++, show.length - 1)]!(),
      onGone: (gone) => {
        listeners.add(gone);
        return () => listeners.delete(gone);
      },
      forMs,
    }).then(() => (seen.over = true));
    return { seen, listeners, crash: () => listeners.forEach((gone) => gone()) };
  }
  const stands = () => Promise.resolve();

  it('is loaded once, and its time ends', async () => {
    const { seen, listeners } = begin(stands);
    await vi.advanceTimersByTimeAsync(forMs - 1);
    expect(seen).toEqual({ shown: 1, over: false });
    await vi.advanceTimersByTimeAsync(1);
    expect(seen.over).toBe(true);
    expect(listeners.size).toBe(0);
  });

  it('is loaded again after a pause when it has crashed', async () => {
    const { seen, crash } = begin(stands);
    await vi.advanceTimersByTimeAsync(1_000);
    crash();
    crash();
    await vi.advanceTimersByTimeAsync(showAgainMs - 1);
    expect(seen.shown).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen.shown).toBe(2);
    crash();
    await vi.advanceTimersByTimeAsync(showAgainMs);
    expect(seen.shown).toBe(3);
  });

  it('is loaded again after a pause when it could not be loaded', async () => {
    const { seen } = begin(() => Promise.reject(new Error('no page')), stands);
    await vi.advanceTimersByTimeAsync(showAgainMs);
    expect(seen.shown).toBe(2);
    await vi.advanceTimersByTimeAsync(10 * showAgainMs);
    expect(seen.shown).toBe(2);
  });

  it('ends in its time also where the load never finishes, and is not loaded afterwards', async () => {
    const { seen, crash } = begin(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(forMs - 1);
    crash();
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toEqual({ shown: 1, over: true });
    await vi.advanceTimersByTimeAsync(2 * showAgainMs);
    expect(seen.shown).toBe(1);
  });
});
