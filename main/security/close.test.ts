import { EventEmitter } from 'node:events';
import type { App, BrowserWindow } from 'electron';
import { expect, it, vi } from 'vitest';
import { refuseToClose } from './window-close.ts';

function rig() {
  const window = new EventEmitter();
  const app = Object.assign(new EventEmitter(), { exit: vi.fn() });
  const startAnew = vi.fn();
  refuseToClose(window as unknown as BrowserWindow, app as unknown as App, startAnew, { warn: vi.fn() });
  /** Whether a window may close on request. */
  const mayClose = () => {
    const event = { preventDefault: vi.fn() };
    window.emit('close', event);
    return event.preventDefault.mock.calls.length === 0;
  };
  return { window, app, startAnew, mayClose };
}

it('a window stays that somebody wants to close', () => {
  const { app, startAnew, mayClose } = rig();
  expect(mayClose()).toBe(false);
  expect(app.exit).not.toHaveBeenCalled();
  expect(startAnew).not.toHaveBeenCalled();
});

it('one that has closed all the same starts the program anew', () => {
  const { window, app, startAnew } = rig();
  window.emit('closed');
  expect(startAnew).toHaveBeenCalledTimes(1);
  expect(app.exit).toHaveBeenCalledWith(1);
});

it.each([
  ['the program ends', (app: EventEmitter) => app.emit('before-quit')],
  ['Windows signs out', (_app: EventEmitter, window: EventEmitter) => window.emit('session-end')],
])('it closes when %s, and nothing starts anew', (_name, end) => {
  const { window, app, startAnew, mayClose } = rig();
  end(app, window);
  expect(mayClose()).toBe(true);
  window.emit('closed');
  expect(startAnew).not.toHaveBeenCalled();
});

it('a sign-out that is only asked about ends nothing', () => {
  const { window, mayClose } = rig();
  window.emit('query-session-end', { preventDefault: () => undefined });
  expect(mayClose()).toBe(false);
});
