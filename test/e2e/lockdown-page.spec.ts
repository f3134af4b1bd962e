import type { Dialog } from 'playwright/test';
import { expect, expectNothing, inPage, put, test, touch, tracesOf, type Escape } from './escapes.ts';
import { launchKiosk, onScreen } from './kiosk.ts';

/** Addresses to which a compromised page could navigate. */
const addresses = [
  ...['mailto:a@example.com', 'tel:112', 'ms-settings:', 'ms-word:x', 'vscode://x', 'file:///etc/passwd'],
  ...[
    'smb://x/y',
    'chrome://gpu',
    'chrome://settings',
    'devtools://devtools',
    'view-source:app://kiosk/index.html',
  ],
  ...['javascript:void(document.title="out")', 'data:text/html,<h1>out</h1>', 'https://example.com/'],
  ...[
    'app://kiosk/out-of-order.html',
    'app://kiosk/index.html?x',
    'app://kiosk/../main/index.js',
    'app://other/',
  ],
];
const home = 'app://kiosk/index.html';
/** A new page with unchanged globals: the globals that the page has fixed are not fixed there. */
const freshWindow = "document.body.appendChild(document.createElement('iframe')).contentWindow";

/** Of whatever page, by main's own count. */
const loadsOf = ({ kiosk: { app } }: Escape) =>
  app.evaluate(() => (globalThis as unknown as { kioskTraces: { loads: number } }).kioskTraces.loads);

test('new windows: by script, by a frame’s own script, by link, by middle, Shift and Ctrl click', async ({
  escape,
}) => {
  for (const opener of ['window', freshWindow])
    await inPage(
      escape,
      `{ const opener = ${opener};
         opener.open('https://example.com/');
         opener.open('about:blank', '_blank', 'width=300');
         opener.open('${home}'); }`,
    );
  await put(escape, '<a href="https://example.com/" target="_blank">out</a>');
  await touch(escape);
  await touch(escape, { button: 'middle' });
  await touch(escape, { modifiers: 8 });
  await touch(escape, { modifiers: 2 });
  await expectNothing(escape);
});

test('addresses: by link, script and frame no program of the system is started, no other page comes', async ({
  escape,
}) => {
  for (const address of addresses) {
    const text = JSON.stringify(address);
    await put(escape, '<a>out</a>');
    await inPage(escape, `document.querySelector('#put > a').href = ${text}`);
    await touch(escape);
    await inPage(
      escape,
      `{ window.open(${text});
         const frame = document.createElement('iframe');
         frame.src = ${text};
         document.body.append(frame);
         const fresh = ${freshWindow};
         fresh.open(${text});
         try { fresh.location.href = ${text}; } catch {} }`,
    );
    await inPage(escape, `void (location.href = ${text})`);
  }
  await expectNothing(escape);
});

test('addresses: a script of the app’s own is no page', async ({ escape }) => {
  await inPage(escape, "void (location.href = document.querySelector('script[src]').src)");
  await expectNothing(escape);
});

test('an empty page, about which Chromium asks nobody, is left at once', async ({ escape }) => {
  const { page } = escape.kiosk;
  await inPage(escape, "void (location.href = 'about:blank')");
  // It comes after the answer, and the kiosk's page after it.
  await expect.poll(() => loadsOf(escape)).toBe(escape.before.loads + 2);
  await expect.poll(() => page.url()).toBe(home);
  await onScreen(page, 'waiting');
});

test('back and forward: neither the mouse’s buttons nor the page’s history lead to what was there before', async ({
  escape,
}) => {
  const { app, page } = escape.kiosk;
  // Loaded by main, as after a crash loop.
  await app.evaluate(async ({ BrowserWindow }, url) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    await webContents.loadURL('app://kiosk/out-of-order.html#R01');
    // Fails where the kiosk, which does not allow that page, has begun the same load itself.
    await webContents.loadURL(url).catch(() => undefined);
  }, home);
  await onScreen(page, 'waiting');
  const { loads } = await tracesOf(escape);
  expect(loads).toBeGreaterThanOrEqual(escape.before.loads + 2);
  escape.before = { ...escape.before, loads };
  for (const button of ['back', 'forward'] as const)
    for (const type of ['mousePressed', 'mouseReleased'] as const)
      await escape.input.send('Input.dispatchMouseEvent', { type, x: 600, y: 500, button, clickCount: 1 });
  await inPage(
    escape,
    `{ for (const step of [-2, -1, 1]) history.go(step); ${freshWindow}.history.back(); }`,
  );
  const entries = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!
        .webContents.navigationHistory.getAllEntries()
        .map(({ url }) => url),
    );
  await expect.poll(entries).toEqual([home]);
  await expectNothing(escape);
});

test('downloads: by link, by script, by blob and by main, none is let through', async ({ escape }) => {
  const asked = await escape.kiosk.app.evaluate(({ BrowserWindow }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    webContents.session.on('will-download', (_event, item) => asked.push(item.getURL()));
    // Past everything the page's sandbox forbids.
    webContents.downloadURL('app://kiosk/theme.css');
    return asked.length;
  });
  expect(asked).toBe(0);
  await inPage(
    escape,
    `for (const href of [URL.createObjectURL(new Blob(['out'])), '${home}', 'data:,out']) {
       const link = document.createElement('a');
       Object.assign(link, { href, download: 'out.txt' });
       document.body.append(link);
       link.click();
     }`,
  );
  const heard = () => escape.kiosk.app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await expect.poll(heard).toEqual(['app://kiosk/theme.css']);
  await expectNothing(escape);
});

test('file choosers: a field that is touched, hangs nowhere, is in a shadow or a frame opens no dialog', async ({
  escape,
}) => {
  const { app } = escape.kiosk;
  await app.evaluate(({ BrowserWindow }) => {
    Object.assign(globalThis, { choosers: 0 });
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    // Chromium reports a dialog here instead of opening it if interception is on; otherwise it opens the dialog without a report.
    webContents.debugger.on('message', (_event, method) => {
      if (method === 'Page.fileChooserOpened') (globalThis as unknown as { choosers: number }).choosers += 1;
    });
  });
  const kept = () => app.evaluate(() => (globalThis as unknown as { choosers: number }).choosers);
  // A finger's is stopped in the page already.
  await put(escape, '<input type="file">');
  await touch(escape);
  const field = "document.createElement('input')";
  const ways = [
    `{ const field = ${field}; field.type = 'file'; field.click(); }`,
    `{ const shadow = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
       const field = shadow.appendChild(${field}); field.type = 'file'; field.click(); }`,
    `{ const field = document.body.appendChild(${field}); field.type = 'file'; field.showPicker(); }`,
    `{ const inner = frames[0].document;
       const field = inner.body.appendChild(inner.createElement('input')); field.type = 'file'; field.click(); }`,
  ];
  // Each new frame moves main's debugger, which then gets no events for a moment: so create the frame before the input.
  await inPage(escape, `void ${freshWindow}`);
  for (const [index, way] of ways.entries()) {
    await inPage(escape, way);
    await expect.poll(kept).toBe(index + 1);
  }
  await expectNothing(escape);
});

test('file choosers: the pickers of the File System API are not there, in a frame of the page’s own neither', async ({
  escape,
}) => {
  const names = ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'];
  for (const place of ['window', freshWindow]) {
    const found = `{ const place = ${place}; ${JSON.stringify(names)}.filter((name) => name in place); }`;
    expect(await inPage(escape, found)).toEqual([]);
  }
});

test('floating windows: neither a picture of the camera nor a page leaves the kiosk’s window', async ({
  escape,
}) => {
  const answer = await inPage(
    escape,
    `(async () => {
       const canvas = document.createElement('canvas');
       canvas.getContext('2d').fillRect(0, 0, 9, 9);
       const video = document.body.appendChild(document.createElement('video'));
       video.muted = true;
       video.srcObject = canvas.captureStream(10);
       await video.play();
       return video.requestPictureInPicture().then(() => 'opened', (error) => error.name);
     })()`,
  );
  expect(answer).toBe('SecurityError');
  expect(await inPage(escape, "'documentPictureInPicture' in window")).toBe(false);
  await expectNothing(escape);
});

test('floating windows: the eye dropper, which follows the pointer and swallows touches, is not there', async ({
  escape,
}) => {
  expect(await inPage(escape, "'EyeDropper' in window")).toBe(false);
  // Nor in a new page, with its own globals.
  expect(
    await inPage(
      escape,
      "'EyeDropper' in document.body.appendChild(document.createElement('iframe')).contentWindow",
    ),
  ).toBe(false);
});

test('dialogs: alert, confirm, prompt and beforeunload hold nobody up', async ({ escape }) => {
  const opened: string[] = [];
  const { page } = escape.kiosk;
  const note = (dialog: Dialog) => {
    opened.push(dialog.type());
    void dialog.dismiss();
  };
  page.on('dialog', note);
  const answers = await inPage(
    escape,
    `(() => {
       addEventListener('beforeunload', (event) => event.preventDefault());
       const ask = (name) => { try { return String(window[name]('x')); } catch { return 'not there'; } };
       return ['alert', 'confirm', 'prompt'].map(ask);
     })()`,
  );
  expect(answers).toEqual(['undefined', 'false', expect.stringMatching(/null|not there/)]);
  page.off('dialog', note);
  expect(opened).toEqual([]);
  await expectNothing(escape);
  // As the recovery does it: a `beforeunload` prompt is suppressed.
  await escape.kiosk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.reload(),
  );
  await expect.poll(() => loadsOf(escape)).toBe(escape.before.loads + 1);
});

test('spell checking: no menu of suggestions, no dictionary from the network', async ({ escape }) => {
  const enabled = await escape.kiosk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.session.isSpellCheckerEnabled(),
  );
  expect(enabled).toBe(false);
});

test('another page of Chromium’s, however it came into being, is closed before it loads anything', async ({
  escape,
}) => {
  const { app } = escape.kiosk;
  await app.evaluate(({ BrowserWindow }) => {
    void new BrowserWindow({ show: false }).loadURL('https://example.com/').catch(() => undefined);
  });
  const contents = () => app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  await expect.poll(contents).toBe(1);
  await expectNothing(escape);
});

test('what the page keeps never reaches the disk', async ({ escape }) => {
  const onDisk = await escape.kiosk.app.evaluate(({ BrowserWindow }) => {
    const { session } = BrowserWindow.getAllWindows()[0]!.webContents;
    return { path: session.getStoragePath(), persistent: session.isPersistent() };
  });
  expect(onDisk).toEqual({ path: null, persistent: false });
});

test('a page that closes its window by a frame’s own hand only makes the kiosk start anew', async () => {
  // Supervised, so that no second kiosk stays behind: starting it is then the supervisor's work.
  const kiosk = await launchKiosk({ args: ['--supervised'] });
  const ended = new Promise<number | null>((resolve) => kiosk.app.process().once('exit', resolve));
  await kiosk.app.evaluate(
    ({ BrowserWindow }, code) =>
      void BrowserWindow.getAllWindows()[0]!
        .webContents.executeJavaScript(code, true)
        .catch(() => undefined),
    `${freshWindow}.close.call(window)`,
  );
  expect(await ended).toBe(1);
  await kiosk.close();
});
