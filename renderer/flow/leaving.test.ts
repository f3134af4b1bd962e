import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchLeaving } from './leaving.ts';

class FakeDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  become(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

function watched() {
  const document = new FakeDocument();
  const page = Object.assign(new EventTarget(), { document });
  const onGone = vi.fn();
  const stop = watchLeaving(page as unknown as Window, onGone);
  return { document, page, onGone, stop };
}

describe('leaving', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(['beforeunload', 'pagehide'])('is told by %s', (type) => {
    const { page, onGone } = watched();
    page.dispatchEvent(new Event(type));
    expect(onGone).toHaveBeenCalledTimes(1);
  });

  it('is a page that stays hidden, not one that was covered for a moment', () => {
    const { document, onGone } = watched();
    document.become('hidden');
    vi.advanceTimersByTime(9_000);
    document.become('visible');
    vi.advanceTimersByTime(60_000);
    expect(onGone).not.toHaveBeenCalled();
    document.become('hidden');
    vi.advanceTimersByTime(10_000);
    expect(onGone).toHaveBeenCalledTimes(1);
  });

  it.each([45_000, 3_600_000, -3_600_000])('is no clock that is set by %d ms', (stepMs) => {
    const { onGone } = watched();
    vi.advanceTimersByTime(5_000);
    vi.setSystemTime(Date.now() + stepMs);
    vi.advanceTimersByTime(60_000);
    expect(onGone).not.toHaveBeenCalled();
  });

  it('is not told any more once stopped', () => {
    const { document, page, onGone, stop } = watched();
    document.become('hidden');
    stop();
    page.dispatchEvent(new Event('pagehide'));
    vi.advanceTimersByTime(60_000);
    expect(onGone).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
