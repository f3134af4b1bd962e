import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {} }));
const { watchdogIntervalMs } = await import('./systemd.ts');

it('sends the watchdog message at a third of the limit of systemd, and none without systemd', () => {
  expect(watchdogIntervalMs({ NOTIFY_SOCKET: '/run/systemd/notify', WATCHDOG_USEC: '30000000' })).toBe(
    10_000,
  );
  expect(watchdogIntervalMs({ NOTIFY_SOCKET: '/run/systemd/notify' })).toBeNull();
  expect(watchdogIntervalMs({ WATCHDOG_USEC: '30000000' })).toBeNull();
  expect(watchdogIntervalMs({})).toBeNull();
});
