import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { isSupported } from '../../build/electron/runtime.ts';
import { standInVersion } from '../../build/electron/stand-in.ts';
import { type Escape, expect, expectNothing, inPage, put, test, touch } from './escapes.ts';
import { onScreen, press, root } from './kiosk.ts';

/**
 * Electron's security checklist, point by point and in its order: docs/security.md names the test of each point. The lockdown specs
 * test what the points don't cover.
 */
const home = 'app://kiosk/index.html';
/** A window of a new, empty page of the same origin, without the changes that the preload or the page has made to globals. */
const freshWindow = "document.body.appendChild(document.createElement('iframe')).contentWindow";

/** The settings as they are in force, which Electron's types leave out. */
function preferences({ kiosk }: Escape): Promise<Record<string, unknown>> {
  return kiosk.app.evaluate(({ BrowserWindow }) =>
    (
      BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      }
    ).getLastWebPreferences(),
  );
}

/** Loads a page from main, which no navigation listener can prevent. */
function load({ kiosk }: Escape, url: string): Promise<void> {
  return kiosk.app.evaluate(
    ({ BrowserWindow }, url) =>
      BrowserWindow.getAllWindows()[0]!
        .webContents.loadURL(url)
        .catch(() => undefined),
    url,
  );
}

test('1. secure content only: the page comes from the app, and nothing is loaded from a server', async ({
  escape,
}) => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end('out');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const outside = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  expect(await inPage(escape, '[location.href, isSecureContext]')).toEqual([home, true]);
  expect(await inPage(escape, `fetch('${outside}').then(() => 'loaded', () => 'refused')`)).toBe('refused');
  await load(escape, outside);
  await onScreen(escape.kiosk.page, 'waiting');
  await expect.poll(() => escape.kiosk.page.url()).toBe(home);
  server.close();
  expect(asked).toBe(0);
});

test('2. no Node in the page, its frames and its workers', async ({ escape }) => {
  const found = await preferences(escape);
  expect(found).toMatchObject({ nodeIntegration: false, nodeIntegrationInSubFrames: false });
  const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'];
  for (const place of ['window', freshWindow])
    expect(
      await inPage(
        escape,
        `{ const place = ${place}; ${JSON.stringify(names)}.filter((name) => name in place); }`,
      ),
    ).toEqual([]);
  // The page's own worker starts with a session.
  await press(escape.kiosk.page, 'start');
  await onScreen(escape.kiosk.page, 'consent');
  // In the page's own worker, and in a worker made of the page's script, which has no page there.
  await inPage(
    escape,
    "void (globalThis.probe = new Worker(document.querySelector('script[src]').src, { type: 'module', name: 'probe' }))",
  );
  const inWorkers = () =>
    Promise.all(
      escape.kiosk.page
        .workers()
        .map((worker) => worker.evaluate((names) => names.filter((name) => name in globalThis), names)),
    ).catch(() => null);
  await expect.poll(inWorkers).toEqual([[], []]);
});

test('3. context isolation: what the page changes, the bridge’s own world does not see', async ({
  escape,
}) => {
  expect(await preferences(escape)).toMatchObject({ contextIsolation: true });
  const { app } = escape.kiosk;
  await inPage(escape, "void (globalThis.changed = Array.prototype.changed = 'by the page')");
  // 999 is the world in which Electron runs a preload.
  const there = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScriptInIsolatedWorld(999, [
      { code: "[typeof globalThis.changed, typeof [].changed, 'kiosk' in globalThis]" },
    ]),
  );
  expect(there).toEqual(['undefined', 'undefined', false]);
  await inPage(escape, 'delete Array.prototype.changed, 0');
});

test('4. the page’s process is sandboxed', async ({ escape }) => {
  // Whether the kernel knows of it: sandbox.spec.ts, as a normal user.
  expect(await preferences(escape)).toMatchObject({ sandbox: true });
});

test('5. permissions: the camera is granted to the page, and nothing else, nor to a frame', async ({
  escape,
}) => {
  const granted = await inPage<string[]>(
    escape,
    `(async () => {
       const names = ['camera', 'microphone', 'geolocation', 'notifications', 'midi', 'clipboard-read', 'clipboard-write',
         'persistent-storage', 'screen-wake-lock', 'background-sync', 'idle-detection', 'storage-access', 'window-management',
         'local-fonts', 'accelerometer', 'payment-handler'];
       const states = await Promise.all(names.map((name) => navigator.permissions.query({ name }).then(
         ({ state }) => name + ' ' + state, () => name + ' unknown')));
       return [...states.filter((state) => state.endsWith('granted')),
         'notifications asked for: ' + await Notification.requestPermission(),
         'storage asked for: ' + await navigator.storage.persist()];
     })()`,
  );
  expect(granted).toEqual(['camera granted', 'notifications asked for: denied', 'storage asked for: false']);
  const media = (place: string, wanted: string) =>
    inPage(
      escape,
      `${place}.navigator.mediaDevices.getUserMedia(${wanted}).then(
         (stream) => { for (const track of stream.getTracks()) track.stop(); return 'granted'; }, ({ name }) => name)`,
    );
  expect(await media('window', '{ video: true }')).toBe('granted');
  expect(await media('window', '{ audio: true }')).toBe('NotAllowedError');
  expect(await media('window', '{ video: true, audio: true }')).toBe('NotAllowedError');
  expect(
    await inPage(
      escape,
      "navigator.mediaDevices.getDisplayMedia({ video: true }).then(() => 'granted', ({ name }) => name)",
    ),
  ).toBe('NotAllowedError');
  // Denied by the page's header, independent of main.
  const refused = ['microphone', 'geolocation', 'fullscreen', 'display-capture', 'picture-in-picture', 'usb'];
  const allowed = await inPage<string[]>(escape, 'document.featurePolicy.allowedFeatures()');
  expect(refused.filter((name) => allowed.includes(name))).toEqual([]);
});

test('6. web security is on', async ({ escape }) => {
  expect(await preferences(escape)).toMatchObject({ webSecurity: true });
});

test('7. a content security policy: no script but the app’s own files, no eval, no foreign frame, form or base', async ({
  escape,
}) => {
  const found = await inPage<Record<string, unknown>>(
    escape,
    `(async () => {
       const broken = [];
       addEventListener('securitypolicyviolation', ({ effectiveDirective }) => broken.push(effectiveDirective));
       const script = document.createElement('script');
       script.textContent = 'globalThis.inlineRan = true';
       document.head.append(script);
       const style = document.createElement('style');
       style.textContent = 'body { outline: 1px solid }';
       document.head.append(style);
       const image = document.body.appendChild(new Image());
       const ended = new Promise((resolve) => (image.onerror = image.onload = resolve));
       image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
       await ended;
       let evaluated = true;
       try { (0, eval)('1'); } catch { evaluated = false; }
       const sent = (await fetch(location.href)).headers.get('content-security-policy');
       return { broken: [...new Set(broken)].sort(), inline: 'inlineRan' in globalThis, evaluated,
         unsafe: /'unsafe-|https?:|\\*/.test(sent), sandboxed: sent.includes('sandbox allow-scripts allow-same-origin') };
     })()`,
  );
  expect(found).toEqual({
    broken: ['img-src', 'script-src', 'script-src-elem', 'style-src-elem'],
    inline: false,
    evaluated: false,
    unsafe: false,
    sandboxed: true,
  });
});

test('8. content without encryption is not run in a secure page', async ({ escape }) => {
  expect(await preferences(escape)).toMatchObject({ allowRunningInsecureContent: false });
});

test('9. and 10. none of Chromium’s experiments is switched on', async ({ escape }) => {
  const found = await preferences(escape);
  expect(found).toMatchObject({ experimentalFeatures: false });
  expect(found['enableBlinkFeatures'] ?? '').toBe('');
  const switches = await escape.kiosk.app.evaluate(({ app }) =>
    ['enable-blink-features', 'enable-experimental-web-platform-features'].filter((name) =>
      app.commandLine.hasSwitch(name),
    ),
  );
  expect(switches).toEqual([]);
});

test('11. and 12. no webview comes into being, with whatever attributes', async ({ escape }) => {
  expect(await preferences(escape)).toMatchObject({ webviewTag: false });
  await put(
    escape,
    `<webview src="${home}" allowpopups nodeintegration webpreferences="sandbox=no"></webview>`,
  );
  expect(
    await inPage(
      escape,
      "Object.getPrototypeOf(document.querySelector('webview')) === HTMLElement.prototype",
    ),
  ).toBe(true);
  // If the tag were enabled, main would be asked and refuse.
  const refused = await escape.kiosk.app.evaluate(({ BrowserWindow }) => {
    let prevented = false;
    BrowserWindow.getAllWindows()[0]!.webContents.emit(
      'will-attach-webview',
      { preventDefault: () => (prevented = true) },
      {},
      {},
    );
    return prevented;
  });
  expect(refused).toBe(true);
  await expectNothing(escape);
});

test('13. navigation: the page goes nowhere', async ({ escape }) => {
  for (const url of ['https://example.com/', 'file:///etc/hostname', 'app://kiosk/out-of-order.html'])
    await inPage(escape, `void (location.href = '${url}')`);
  await expectNothing(escape);
});

test('14. new windows: none is opened', async ({ escape }) => {
  await inPage(escape, `void ${freshWindow}.open('${home}')`);
  await inPage(escape, "void window.open('about:blank')");
  await expectNothing(escape);
});

test('15. nothing from the page is handed to the system to be opened', async ({ escape }) => {
  for (const url of ['mailto:a@example.com', 'https://example.com/', 'file:///etc/hostname']) {
    await put(escape, `<a href="${url}">out</a>`);
    await touch(escape);
  }
  // The replaced system programs record their arguments.
  await expectNothing(escape);
});

test('16. Electron is one exact version that the Electron project supports; a stand-in is known by its number', async ({
  escape,
}) => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: { electron: string };
  };
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  const running = await escape.kiosk.app.evaluate(() => process.versions['electron'] ?? '');
  expect(running === standInVersion || isSupported(running, devDependencies.electron)).toBe(true);
});

test('17. main answers the kiosk’s own page alone: not another page of the app’s in the same window', async ({
  escape,
}) => {
  const ask = "kiosk.getStation().then(({ ok }) => ok ? 'answered' : 'refused', () => 'refused')";
  expect(await inPage(escape, ask)).toBe('answered');
  await load(escape, 'app://kiosk/out-of-order.html#R01');
  expect(await inPage(escape, ask)).toBe('refused');
  expect(
    await inPage(escape, "staff.getSignIn().then(({ ok }) => ok ? 'answered' : 'refused', () => 'refused')"),
  ).toBe('refused');
});

test('17. main answers on its own channels alone, whatever a library opens', async ({ escape }) => {
  const found = await escape.kiosk.app.evaluate(async ({ ipcMain }) => {
    const opened = ipcMain.listenerCount('electron-store-get-data');
    // As if its first file were opened only now.
    ipcMain.on('electron-store-get-data', (event) => (event.returnValue = 'where the files lie'));
    await Promise.resolve();
    return { opened, names: ipcMain.eventNames().map(String).sort() };
  });
  // Electron's own, the kiosk's watching listener, and the page's heartbeats.
  expect(found).toEqual({ opened: 0, names: ['error', 'heartbeat:answer', 'newListener'] });
});

test('18. no page comes from a file', async ({ escape }) => {
  expect(await inPage(escape, "fetch('file:///etc/hostname').then(() => 'read', () => 'refused')")).toBe(
    'refused',
  );
  await load(escape, 'file:///etc/hostname');
  await onScreen(escape.kiosk.page, 'waiting');
  await expect.poll(() => escape.kiosk.page.url()).toBe(home);
});

test('20. the page holds two bridges of named functions, and nothing of Electron behind them', async ({
  escape,
}) => {
  const found = await inPage<{ added: string[]; kinds: string[]; frozen: boolean[] }>(
    escape,
    `(() => {
       const usual = new Set(Object.getOwnPropertyNames(${freshWindow}));
       const added = Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\\d+$/.test(name));
       const members = [...Object.values(kiosk), ...Object.values(staff)];
       return { added, kinds: [...new Set(members.map((one) => typeof one))],
         frozen: [kiosk, staff].map((one) => Object.isFrozen(one)) };
     })()`,
  );
  expect(found).toEqual({ added: ['kiosk', 'staff'], kinds: ['function'], frozen: [true, true] });
});
