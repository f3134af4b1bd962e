import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, it, vi } from 'vitest';
import { forbidNavigation } from './navigation.ts';

const home = 'app://kiosk/index.html';
const outOfOrder = 'app://kiosk/out-of-order.html';

function rig() {
  const contents = Object.assign(new EventEmitter(), {
    navigationHistory: { clear: vi.fn() },
    setWindowOpenHandler: vi.fn<(handler: () => { action: string }) => void>(),
  });
  const goHome = vi.fn();
  forbidNavigation({
    contents: contents as unknown as WebContents,
    isOwnPage: (url) => url === home,
    mayStand: (url) => url === home || url === outOfOrder,
    goHome,
    log: { warn: vi.fn() },
  });
  const isRefused = (name: string, about: object = {}) => {
    const preventDefault = vi.fn();
    contents.emit(name, { preventDefault, ...about });
    return preventDefault.mock.calls.length > 0;
  };
  return { contents, goHome, isRefused };
}

it('the page may load itself again, and goes nowhere else', () => {
  const { isRefused } = rig();
  expect(isRefused('will-navigate', { url: home })).toBe(false);
  expect(isRefused('will-frame-navigate', { url: home, isMainFrame: true })).toBe(false);
  for (const url of ['https://example.com/', 'file:///etc/hostname', outOfOrder, `${home}?more`, ''])
    for (const name of ['will-navigate', 'will-frame-navigate'])
      expect(isRefused(name, { url, isMainFrame: true }), `${name} ${url}`).toBe(true);
});

it('frames load nothing, redirects and webviews are refused, whatever they lead to', () => {
  const { isRefused } = rig();
  expect(isRefused('will-frame-navigate', { url: home, isMainFrame: false })).toBe(true);
  expect(isRefused('will-redirect', { url: home })).toBe(true);
  expect(isRefused('will-attach-webview')).toBe(true);
});

it('nobody is asked whether they really want to leave: the recovery loads the page again', () => {
  // For this event the default is to stay.
  expect(rig().isRefused('will-prevent-unload')).toBe(true);
});

it('a page that has come all the same is left, and nothing leads back', () => {
  const { contents, goHome } = rig();
  for (const url of [home, outOfOrder]) contents.emit('did-navigate', {}, url);
  expect(goHome).not.toHaveBeenCalled();
  contents.emit('did-navigate', {}, 'about:blank');
  expect(goHome).toHaveBeenCalledTimes(1);
  expect(contents.navigationHistory.clear).toHaveBeenCalledTimes(3);
});

it('no window is opened', () => {
  expect(rig().contents.setWindowOpenHandler.mock.calls[0]?.[0]()).toEqual({ action: 'deny' });
});
