import { EventEmitter } from 'node:events';
import type { App, BrowserWindow, WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endPage, forbidFileChoosers, refuseToClose, stayInFront } from './window-lock.ts';

function closeRig() {
  const window = new EventEmitter();
  const app = Object.assign(new EventEmitter(), { exit: vi.fn() });
  const relaunch = vi.fn();
  refuseToClose(window as unknown as BrowserWindow, app as unknown as App, relaunch, { warn: vi.fn() });
  /** Whether a window may close on request. */
  const mayClose = () => {
    const event = { preventDefault: vi.fn() };
    window.emit('close', event);
    return event.preventDefault.mock.calls.length === 0;
  };
  return { window, app, relaunch, mayClose };
}

it('the window refuses to close', () => {
  const { app, relaunch, mayClose } = closeRig();
  expect(mayClose()).toBe(false);
  expect(app.exit).not.toHaveBeenCalled();
  expect(relaunch).not.toHaveBeenCalled();
});

it('a window that closed all the same relaunches the program', () => {
  const { window, app, relaunch } = closeRig();
  window.emit('closed');
  expect(relaunch).toHaveBeenCalledTimes(1);
  expect(app.exit).toHaveBeenCalledWith(1);
});

it.each([
  ['the program ends', (app: EventEmitter) => app.emit('before-quit')],
  ['Windows signs out', (_app: EventEmitter, window: EventEmitter) => window.emit('session-end')],
])('it closes when %s, without a relaunch', (_name, end) => {
  const { window, app, relaunch, mayClose } = closeRig();
  end(app, window);
  expect(mayClose()).toBe(true);
  window.emit('closed');
  expect(relaunch).not.toHaveBeenCalled();
});

it('a sign-out that is only queried does not close it', () => {
  const { window, mayClose } = closeRig();
  window.emit('query-session-end', { preventDefault: () => undefined });
  expect(mayClose()).toBe(false);
});

/** A window among others: its state, and the ways in which a system moves it from the front. */
class WindowOfMany extends EventEmitter {
  is = { minimized: false, visible: false, kiosk: true, above: 'nothing', first: false, focused: false };
  destroyed = false;

  setAlwaysOnTop = (on: boolean, level: string) => void (this.is.above = on ? level : 'nothing');
  setVisibleOnAllWorkspaces = () => undefined;
  isDestroyed = () => this.destroyed;
  isMinimized = () => this.is.minimized;
  restore = () => void (this.is.minimized = false);
  isVisible = () => this.is.visible;
  isKiosk = () => this.is.kiosk;
  setKiosk = (on: boolean) => void (this.is.kiosk = on);
  isAlwaysOnTop = () => this.is.above !== 'nothing';
  moveTop = () => void (this.is.first = true);
  focus = () => void (this.is.focused = true);

  show(): void {
    // Settings made before a window is shown have no effect (on Linux, Electron 33).
    Object.assign(this.is, { visible: true, above: 'nothing' });
    this.emit('show');
  }

  lose(event: string, now: Partial<WindowOfMany['is']>): void {
    Object.assign(this.is, { first: false, focused: false, ...now });
    this.emit(event);
  }
}

function shown(): WindowOfMany {
  const window = new WindowOfMany();
  stayInFront(window as unknown as BrowserWindow);
  window.show();
  window.moveTop();
  window.focus();
  return window;
}
const inFront = {
  ...{ minimized: false, visible: true, kiosk: true },
  ...{ above: 'screen-saver', first: true, focused: true },
};

describe('the window in front', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is on top once it is shown', () => expect(shown().is).toEqual(inFront));

  it.each([
    ['blur', {}],
    ['blur', { above: 'nothing' }],
    ['minimize', { minimized: true }],
    ['hide', { visible: false }],
    ['leave-full-screen', { kiosk: false }],
  ])('returns after %s: %j', (event, now) => {
    const window = shown();
    window.lose(event, now);
    vi.runAllTimers();
    expect(window.is).toEqual(inFront);
  });

  it('waits for the system before it returns', () => {
    const window = shown();
    window.lose('blur', {});
    vi.advanceTimersByTime(200);
    expect(window.is).toMatchObject({ first: false, focused: false });
  });

  it('does nothing to a destroyed window', () => {
    const window = shown();
    window.lose('blur', {});
    window.destroyed = true;
    vi.runAllTimers();
    expect(window.is).toMatchObject({ first: false, focused: false });
  });
});

const pageOf = (pid: number, destroyed = false) => ({
  isDestroyed: () => destroyed,
  getOSProcessId: () => pid,
});

it('kills the process of a page', () => {
  const kill = vi.fn();
  endPage(pageOf(42), kill);
  expect(kill.mock.calls).toEqual([[42, 'SIGKILL']]);
});

it('never kills its own process group where the page has no process, and ignores one that has ended', () => {
  const kill = vi.fn(() => {
    throw new Error('ESRCH');
  });
  endPage(pageOf(0), kill);
  endPage(pageOf(42, true), kill);
  expect(kill).not.toHaveBeenCalled();
  endPage(pageOf(42), kill);
  expect(kill).toHaveBeenCalledTimes(1);
});

function chooserRig() {
  const page = { pid: 42, isDestroyed: false, isCrashed: false };
  let attached = false;
  const inspector = Object.assign(new EventEmitter(), {
    isAttached: () => attached,
    attach: vi.fn(() => void (attached = true)),
    detach: () => void (attached = false),
    sendCommand: vi.fn<(method: string, params?: object) => Promise<unknown>>(async () => ({})),
  });
  const contents = Object.assign(new EventEmitter(), {
    debugger: inspector,
    getOSProcessId: () => page.pid,
    isDestroyed: () => page.isDestroyed,
    isCrashed: () => page.isCrashed,
  });
  const endPage = vi.fn();
  const warn = vi.fn();
  forbidFileChoosers(contents as unknown as WebContents, endPage, { warn });
  const arrive = async () => {
    contents.emit('dom-ready');
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { page, inspector, endPage, warn, arrive };
}

it('has every dialog of each page handed over', async () => {
  const { inspector, endPage, warn, arrive } = chooserRig();
  await arrive();
  await arrive();
  const asked = inspector.sendCommand.mock.calls.map(([method]) => method);
  expect(asked.filter((method) => method === 'Page.setInterceptFileChooserDialog')).toHaveLength(2);
  expect(inspector.sendCommand).toHaveBeenCalledWith('Page.setInterceptFileChooserDialog', { enabled: true });
  expect(endPage).not.toHaveBeenCalled();
  inspector.emit('message', {}, 'Page.fileChooserOpened');
  expect(warn).toHaveBeenCalledTimes(1);
});

it('comes back where it was sent away', async () => {
  const { inspector, arrive } = chooserRig();
  inspector.detach();
  await arrive();
  expect(inspector.attach).toHaveBeenCalledTimes(2);
});

it('ends a page that it can’t guard', async () => {
  const { inspector, endPage, arrive } = chooserRig();
  inspector.sendCommand.mockRejectedValue(new Error('refused'));
  await arrive();
  expect(endPage).toHaveBeenCalledTimes(1);
});

it.each([
  ['has another process now', { pid: 43 }],
  ['has fallen', { isCrashed: true }],
  ['has gone with its window', { isDestroyed: true }],
])('ends no page that %s meanwhile', async (_name, meanwhile) => {
  const { page, inspector, endPage, arrive } = chooserRig();
  inspector.sendCommand.mockImplementation(async () => {
    Object.assign(page, meanwhile);
    throw new Error('target closed');
  });
  await arrive();
  expect(endPage).not.toHaveBeenCalled();
});
