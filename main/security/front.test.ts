import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stayInFront } from './always-on-top.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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

it('stands above all once it is shown', () => expect(shown().is).toEqual(inFront));

it.each([
  ['blur', {}],
  ['blur', { above: 'nothing' }],
  ['minimize', { minimized: true }],
  ['hide', { visible: false }],
  ['leave-full-screen', { kiosk: false }],
])('comes back after %s, as it was: %j', (event, now) => {
  const window = shown();
  window.lose(event, now);
  vi.runAllTimers();
  expect(window.is).toEqual(inFront);
});

it('lets the system finish before it comes back', () => {
  const window = shown();
  window.lose('blur', {});
  vi.advanceTimersByTime(200);
  expect(window.is).toMatchObject({ first: false, focused: false });
});

it('leaves a window alone that is gone', () => {
  const window = shown();
  window.lose('blur', {});
  window.destroyed = true;
  vi.runAllTimers();
  expect(window.is).toMatchObject({ first: false, focused: false });
});
