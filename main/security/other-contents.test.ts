import { EventEmitter } from 'node:events';
import type { App, WebContents } from 'electron';
import { expect, it, vi } from 'vitest';
import { forbidOtherContents } from './other-contents.ts';

function makePage() {
  let destroyed = false;
  return Object.assign(new EventEmitter(), {
    getType: () => 'window',
    setWindowOpenHandler: vi.fn<(handler: () => { action: string }) => void>(),
    isDestroyed: () => destroyed,
    close: vi.fn(() => void (destroyed = true)),
  });
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

function rig() {
  const app = new EventEmitter();
  const own = makePage();
  const isOwn = (one: WebContents) => one === (own as unknown as WebContents);
  forbidOtherContents(app as unknown as App, isOwn, { warn: vi.fn() });
  return { own, create: (page: unknown) => app.emit('web-contents-created', {}, page) };
}

it('closes any page but the kiosk’s own, not in the middle of its making', async () => {
  const { create } = rig();
  const page = makePage();
  create(page);
  expect(page.close).not.toHaveBeenCalled();
  await turn();
  expect(page.close).toHaveBeenCalledTimes(1);
});

it('lets it go nowhere until then', () => {
  const { create } = rig();
  const page = makePage();
  create(page);
  for (const event of ['will-navigate', 'will-attach-webview']) {
    const preventDefault = vi.fn();
    page.emit(event, { preventDefault });
    expect(preventDefault, event).toHaveBeenCalled();
  }
  expect(page.setWindowOpenHandler.mock.calls[0]?.[0]()).toEqual({ action: 'deny' });
});

it('leaves the kiosk’s own alone, and one that is gone already', async () => {
  const { own, create } = rig();
  create(own);
  const page = makePage();
  create(page);
  page.close();
  await turn();
  expect(own.close).not.toHaveBeenCalled();
  expect(page.close).toHaveBeenCalledTimes(1);
});
