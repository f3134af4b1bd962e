import { expect, it, vi } from 'vitest';
import { endPage } from './end-page.ts';

const page = (pid: number, destroyed = false) => ({
  isDestroyed: () => destroyed,
  getOSProcessId: () => pid,
});

it('ends the process of a page', () => {
  const kill = vi.fn();
  endPage(page(42), kill);
  expect(kill.mock.calls).toEqual([[42, 'SIGKILL']]);
});

it('never ends itself where the page has no process, and bears one that was quicker', () => {
  const kill = vi.fn(() => {
    throw new Error('ESRCH');
  });
  endPage(page(0), kill);
  endPage(page(42, true), kill);
  expect(kill).not.toHaveBeenCalled();
  endPage(page(42), kill);
  expect(kill).toHaveBeenCalledTimes(1);
});
