import { expect, expectNothing, inPage, keysHeard, pressKey, put, test, tracesOf } from './escapes.ts';
import { goHome, launchKiosk } from './kiosk.ts';

/** What can be done with keys, fingers, a mouse and the window manager. */
const modifiers = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'];
/** Names as Electron's accelerators have them. */
const chords = [
  ...['F5', 'Control+r', 'Control+Shift+r', 'Control+F5', 'Control+w', 'Control+F4', 'Alt+F4'],
  ...['Control+p', 'Control+s', 'Control+o', 'Control+f', 'F3', 'Control+g', 'Control+h', 'Control+j'],
  ...[
    'Control+l',
    'Control+u',
    'Control+n',
    'Control+t',
    'Control+Shift+n',
    'Control+Shift+w',
    'Control+Tab',
  ],
  ...['F1', 'F6', 'F7', 'F10', 'F11', 'F12', 'Shift+F10', 'Alt+d', 'Control+d', 'Control+e', 'Meta+r'],
  ...['Control+Shift+i', 'Control+Shift+j', 'Control+Shift+c', 'Alt+Left', 'Alt+Right', 'Alt+Home'],
  ...['Control+=', 'Control+Shift+=', 'Control+-', 'Control+0'],
  ...['Insert', 'Shift+Insert', 'Shift+Delete', 'MediaPlayPause', 'VolumeUp', 'PrintScreen'],
];

test('keys: none of the browser’s shortcuts does anything, and none reaches the page', async ({ escape }) => {
  await keysHeard(escape);
  const came: Record<string, readonly string[]> = {};
  for (const chord of [...chords, 'a', 'Tab', 'Left', 'Home', 'PageDown']) {
    await pressKey(escape, chord);
    const keys = (await keysHeard(escape)).filter((key) => !modifiers.includes(key));
    if (keys.length > 0) came[chord] = keys;
  }
  expect(came).toEqual({
    a: ['a'],
    Tab: ['Tab'],
    Left: ['ArrowLeft'],
    Home: ['Home'],
    PageDown: ['PageDown'],
  });
  await expectNothing(escape);
});

test('Alt+F4, window.close() and a window manager’s cross: the window stays', async ({ escape }) => {
  const { kiosk } = escape;
  await inPage(escape, 'window.close()');
  // As a window manager requests it.
  await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await expectNothing(escape);
});

test('zoom: neither Ctrl and wheel, nor two fingers, nor main’s own factor changes the size', async ({
  escape,
}) => {
  const { kiosk } = escape;
  const { page } = kiosk;
  const at = { x: 600, y: 500 };
  await page.mouse.move(at.x, at.y);
  for (const deltaY of [-400, -400, 300]) {
    await escape.input.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...at,
      deltaX: 0,
      deltaY,
      modifiers: 2,
    });
  }
  await escape.input.send('Input.synthesizePinchGesture', {
    ...at,
    scaleFactor: 3,
    gestureSourceType: 'touch',
  });
  await expectNothing(escape);
  // A zoom that Chromium has stored for the host is reset by the next load.
  await kiosk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(2),
  );
  await goHome(page);
  await expect.poll(async () => (await tracesOf(escape)).zoom).toBe(1);
});

test('developer tools: by key and from main, they stay closed', async ({ escape }) => {
  const { kiosk } = escape;
  await pressKey(escape, 'F12');
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    webContents.openDevTools();
    webContents.inspectElement(10, 10);
  });
  await expectNothing(escape);
});

test('dragging: files and links dropped on the screen do nothing, and nothing can be dragged out', async ({
  escape,
}) => {
  const { kiosk } = escape;
  const { page } = kiosk;
  await page.evaluate(() => {
    Object.assign(globalThis, { drags: [] });
    for (const name of ['dragenter', 'dragover', 'drop', 'dragstart'])
      addEventListener(name, () => (globalThis as unknown as { drags: string[] }).drags.push(name));
  });
  const data = {
    items: [{ mimeType: 'text/uri-list', data: 'https://example.com/' }],
    files: ['/etc/hostname'],
    dragOperationsMask: 1,
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await escape.input.send('Input.dispatchDragEvent', { type, x: 600, y: 500, data });
  await put(escape, '<p draggable="true" id="drag">drag me</p>');
  await page.mouse.move(660, 540);
  await page.locator('#drag').hover();
  await page.mouse.down();
  await page.mouse.move(50, 50, { steps: 8 });
  await page.mouse.up();
  expect(await page.evaluate(() => (globalThis as unknown as { drags: string[] }).drags)).toEqual([]);
  await expectNothing(escape);
});

test('menus: neither the right button, a long touch nor the keyboard opens one; nothing is selected', async ({
  escape,
}) => {
  const { kiosk } = escape;
  const { page } = kiosk;
  await page.evaluate(() => {
    Object.assign(globalThis, { menus: 0 });
    // The last listener gets the event only where a menu may open.
    addEventListener('contextmenu', () => ((globalThis as unknown as { menus: number }).menus += 1));
  });
  await page.locator('h1').first().click({ button: 'right' });
  await pressKey(escape, 'Shift+F10');
  const point = { x: 600, y: 500 };
  await escape.input.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  // The browser's own long press, however long that is here.
  await escape.input
    .send('Input.synthesizeTapGesture', { ...point, duration: 1_500, gestureSourceType: 'touch' })
    .catch(() => undefined);
  await escape.input.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
  await page.locator('h1').first().dblclick();
  expect(await page.evaluate(() => (globalThis as unknown as { menus: number }).menus)).toBe(0);
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
  // The application's own, whose shortcuts would reload, zoom and quit.
  expect(await kiosk.app.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull();
  await goHome(page);
  escape.before = await tracesOf(escape);
  await expectNothing(escape);
});

test('printing: neither the key nor window.print() opens the system’s dialog', async ({ escape }) => {
  await pressKey(escape, 'Control+p');
  for (const one of ['window', "document.body.appendChild(document.createElement('iframe')).contentWindow"])
    await inPage(escape, `void ${one}.print()`);
  await expectNothing(escape);
});

test('full screen, pointer and keyboard: the page can neither leave nor take more', async ({ escape }) => {
  const answers = await inPage<Record<string, string>>(
    escape,
    `(async () => {
       const fresh = document.body.appendChild(document.createElement('iframe')).contentWindow;
       for (const opener of [window, fresh]) { opener.moveTo(9, 9); opener.resizeTo(300, 300); opener.blur(); }
       const asked = {
         fullScreen: () => document.documentElement.requestFullscreen(),
         pointer: () => document.body.requestPointerLock(),
         keyboard: () => navigator.keyboard.lock(),
         screens: () => getScreenDetails(),
         awake: () => navigator.wakeLock.request(),
       };
       const answers = {};
       for (const [name, ask] of Object.entries(asked))
         answers[name] = await Promise.resolve().then(ask).then(() => 'granted', () => 'refused');
       return answers;
     })()`,
  );
  const refused = 'refused';
  expect(answers).toEqual({
    fullScreen: refused,
    pointer: refused,
    keyboard: refused,
    screens: refused,
    awake: refused,
  });
  await pressKey(escape, 'Escape');
  await pressKey(escape, 'F11');
  await expectNothing(escape);
});

test('focus loss: hidden or without the keyboard, the kiosk comes back to the front', async () => {
  // As a production build does by default.
  const kiosk = await launchKiosk({ environment: { LIVENESS_KIOSK_STAY_IN_FRONT: '1' } });
  const standing = () =>
    kiosk.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      return [window.isVisible(), window.isFocused(), window.isAlwaysOnTop(), window.isKiosk()];
    });
  const inFront = [true, true, true, true];
  await expect.poll(standing).toEqual(inFront);
  // Minimizing is a window manager's business, and the tests' screen has none.
  for (const way of ['hide', 'blur'] as const) {
    const lost = kiosk.app.evaluate(
      ({ BrowserWindow }, way) =>
        new Promise<void>((resolve) => {
          const window = BrowserWindow.getAllWindows()[0]!;
          window.once(way as 'blur', () => resolve());
          window[way]();
        }),
      way,
    );
    await lost;
    await expect.poll(standing, way).toEqual(inFront);
  }
  await kiosk.close();
});
