import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, it, vi } from 'vitest';
import { forbidFileChoosers } from './file-choosers.ts';

function rig() {
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
  const { inspector, endPage, warn, arrive } = rig();
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
  const { inspector, arrive } = rig();
  inspector.detach();
  await arrive();
  expect(inspector.attach).toHaveBeenCalledTimes(2);
});

it('ends a page that it can’t guard', async () => {
  const { inspector, endPage, arrive } = rig();
  inspector.sendCommand.mockRejectedValue(new Error('refused'));
  await arrive();
  expect(endPage).toHaveBeenCalledTimes(1);
});

it.each([
  ['has another process now', { pid: 43 }],
  ['has fallen', { isCrashed: true }],
  ['has gone with its window', { isDestroyed: true }],
])('ends no page that %s meanwhile', async (_name, meanwhile) => {
  const { page, inspector, endPage, arrive } = rig();
  inspector.sendCommand.mockImplementation(async () => {
    Object.assign(page, meanwhile);
    throw new Error('target closed');
  });
  await arrive();
  expect(endPage).not.toHaveBeenCalled();
});
