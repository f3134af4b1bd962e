import { expect, test } from 'playwright/test';
import { inPage, keysHeard, pressKey, type Escape } from './escapes.ts';
import { launchKiosk, type Kiosk } from './kiosk.ts';

/** The program that a supervisor starts when it has given the kiosk up. */
let kiosk: Kiosk;

test.beforeAll(async () => {
  kiosk = await launchKiosk({ args: ['--out-of-order'], camera: 'none' });
});
test.afterAll(() => kiosk.close());

test('out of order: keys, Alt+F4 and a closing page leave the calm page standing', async () => {
  const escape = { kiosk } as Escape;
  const standing = () =>
    kiosk.app.evaluate(({ BrowserWindow, webContents }) => ({
      windows: BrowserWindow.getAllWindows().length,
      pages: webContents.getAllWebContents().length,
      urls: webContents.getAllWebContents().map((one) => one.getURL()),
      zooms: webContents.getAllWebContents().map((one) => one.getZoomFactor()),
    }));
  const before = {
    windows: 1,
    pages: 1,
    urls: ['app://kiosk/out-of-order.html#R03'],
    zooms: [1],
  };
  expect(await standing()).toEqual(before);
  await keysHeard(escape);
  for (const chord of [
    'F5',
    'F11',
    'Control+r',
    'Control+w',
    'Control+p',
    'Alt+F4',
    'Control+Shift+i',
    'Control+a',
  ])
    await pressKey(escape, chord);
  const modifiers = ['Control', 'Alt', 'Shift'];
  expect((await keysHeard(escape)).filter((key) => !modifiers.includes(key))).toEqual([]);
  await inPage(escape, 'window.close()');
  await inPage(escape, "void open('app://kiosk/index.html')");
  await inPage(escape, "void (location.href = 'app://kiosk/index.html')");
  // As a window manager requests it.
  await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  // A stored zoom is reset by the next load.
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    webContents.setZoomFactor(2);
    webContents.reload();
  });
  await expect.poll(standing).toEqual(before);
});
