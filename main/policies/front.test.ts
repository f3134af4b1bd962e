import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stayInFront } from './front.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rig() {
  const state = { minimized: false, visible: true, kiosk: true, onTop: false, destroyed: false };
  const window = Object.assign(new EventEmitter(), {
    setAlwaysOnTop: vi.fn((on: boolean, _level: string) => void (state.onTop = on)),
    setVisibleOnAllWorkspaces: vi.fn(),
    isDestroyed: () => state.destroyed,
    isMinimized: () => state.minimized,
    restore: () => void (state.minimized = false),
    isVisible: () => state.visible,
    show: () => void (state.visible = true),
    isKiosk: () => state.kiosk,
    setKiosk: (on: boolean) => void (state.kiosk = on),
    isAlwaysOnTop: () => state.onTop,
    moveTop: vi.fn(),
    focus: vi.fn(),
  });
  stayInFront(window as unknown as BrowserWindow);
  return { state, window };
}

it('stands above all from the beginning, and again when it is shown', () => {
  const { window } = rig();
  expect(window.setAlwaysOnTop).toHaveBeenCalledWith(true, 'screen-saver');
  window.emit('show');
  expect(window.setAlwaysOnTop).toHaveBeenCalledTimes(2);
});

it.each(['blur', 'minimize', 'hide', 'leave-full-screen'])('comes back after %s, as it was', (event) => {
  const { state, window } = rig();
  Object.assign(state, { minimized: true, visible: false, kiosk: false, onTop: false });
  window.emit(event);
  vi.advanceTimersByTime(250);
  expect(state).toMatchObject({ minimized: false, visible: true, kiosk: true, onTop: true });
  expect(window.moveTop).toHaveBeenCalled();
  expect(window.focus).toHaveBeenCalled();
});

it('lets the system finish, and leaves a window alone that is gone', () => {
  const { state, window } = rig();
  window.emit('blur');
  vi.advanceTimersByTime(100);
  expect(window.focus).not.toHaveBeenCalled();
  state.destroyed = true;
  vi.advanceTimersByTime(1_000);
  expect(window.focus).not.toHaveBeenCalled();
});
