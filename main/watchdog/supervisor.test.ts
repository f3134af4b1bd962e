import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {} }));
const { signEveryMs } = await import('./systemd.ts');

it('gives a sign three times as often as systemd asks for, and none where nobody asks', () => {
  expect(signEveryMs({ NOTIFY_SOCKET: '/run/systemd/notify', WATCHDOG_USEC: '30000000' })).toBe(10_000);
  expect(signEveryMs({ NOTIFY_SOCKET: '/run/systemd/notify' })).toBeNull();
  expect(signEveryMs({ WATCHDOG_USEC: '30000000' })).toBeNull();
  expect(signEveryMs({})).toBeNull();
});
