import { EventEmitter } from 'node:events';
import type { App, WebContents } from 'electron';
import { expect, it, vi } from 'vitest';
import { forbidNavigation, forbidOtherContents } from './navigation.ts';

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

it('the page may load itself again, and nothing else', () => {
  const { isRefused } = rig();
  expect(isRefused('will-frame-navigate', { url: home, isMainFrame: true })).toBe(false);
  for (const url of ['https://example.com/', 'file:///etc/hostname', outOfOrder, `${home}?more`, ''])
    expect(isRefused('will-frame-navigate', { url, isMainFrame: true }), url).toBe(true);
});

it('navigation of frames, redirects and webviews are refused, whatever their address', () => {
  const { isRefused } = rig();
  expect(isRefused('will-frame-navigate', { url: home, isMainFrame: false })).toBe(true);
  expect(isRefused('will-redirect', { url: home })).toBe(true);
  expect(isRefused('will-attach-webview')).toBe(true);
});

it('a beforeunload prompt is suppressed: it would keep the watchdog from reloading the page', () => {
  // For this event the default is to stay.
  expect(rig().isRefused('will-prevent-unload')).toBe(true);
});

it('a foreign page that was shown all the same is left, and the history is cleared', () => {
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

function makePage() {
  let destroyed = false;
  return Object.assign(new EventEmitter(), {
    getType: () => 'window',
    isDestroyed: () => destroyed,
    close: vi.fn(() => void (destroyed = true)),
  });
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

function otherRig() {
  const app = new EventEmitter();
  const own = makePage();
  const isOwn = (one: WebContents) => one === (own as unknown as WebContents);
  forbidOtherContents(app as unknown as App, isOwn, { warn: vi.fn() });
  return { own, create: (page: unknown) => app.emit('web-contents-created', {}, page) };
}

it('closes other web contents, once they are made', async () => {
  const { create } = otherRig();
  const page = makePage();
  create(page);
  expect(page.close).not.toHaveBeenCalled();
  await turn();
  expect(page.close).toHaveBeenCalledTimes(1);
});

it('leaves the kiosk’s own contents alone, and contents that are closed already', async () => {
  const { own, create } = otherRig();
  create(own);
  const page = makePage();
  create(page);
  page.close();
  await turn();
  expect(own.close).not.toHaveBeenCalled();
  expect(page.close).toHaveBeenCalledTimes(1);
});
