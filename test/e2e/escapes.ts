/** What every attempt to get out of the kiosk is judged by. */
import type { CDPSession } from 'playwright/test';
import { expect, test as base } from './fixtures.ts';
import { goHome, type Kiosk } from './kiosk.ts';
import type { SystemPrograms } from './system-programs.ts';

/** Evidence of an escape, or of a changed page. */
export interface Traces {
  readonly windows: number;
  readonly pages: number;
  readonly url: string;
  readonly loads: number;
  readonly zoom: number;
  readonly scale: number;
  readonly devTools: boolean;
  readonly kiosk: boolean;
  readonly visible: boolean;
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** Let through; each opens the system's dialog for where to put it. */
  readonly downloads: number;
  readonly prints: number;
  /** Started programs of the system, with their arguments. */
  readonly started: string;
}

type Counters = { kioskTraces?: { loads: number; downloads: number } };

/** Counts, in main, what an escape would bring about. */
async function watch({ app }: Kiosk): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const place = globalThis as Counters;
    if (place.kioskTraces) return;
    const counts = { loads: 0, downloads: 0 };
    place.kioskTraces = counts;
    const { webContents: contents } = BrowserWindow.getAllWindows()[0]!;
    contents.session.on('will-download', (event) => (counts.downloads += event.defaultPrevented ? 0 : 1));
    contents.on('did-navigate', () => void (counts.loads += 1));
  });
}

/** A kiosk from which the tests try to escape. */
export interface Escape {
  readonly kiosk: Kiosk;
  readonly programs: SystemPrograms;
  readonly input: CDPSession;
  /** As all was before the attempt. */
  before: Traces;
}

export async function tracesOf(escape: Pick<Escape, 'kiosk' | 'programs'>): Promise<Traces> {
  const ask = () =>
    escape.kiosk.app.evaluate(({ BrowserWindow, webContents }) => {
      const all = BrowserWindow.getAllWindows();
      const [window] = all;
      const contents = window!.webContents;
      return {
        windows: all.length,
        pages: webContents.getAllWebContents().length,
        url: contents.getURL(),
        zoom: contents.getZoomFactor(),
        devTools: contents.isDevToolsOpened(),
        kiosk: window!.isKiosk(),
        visible: window!.isVisible() && !window!.isMinimized(),
        bounds: window!.getBounds(),
        ...(globalThis as Counters).kioskTraces!,
      };
    });
  // V8's inspector may lose an answer to the garbage collector; it is only read, so the request may be repeated.
  const main = await ask().catch((error: unknown) => {
    if (!String(error).includes('garbage collected')) throw error;
    return ask();
  });
  const [scale, prints] = await inPage<[number, number]>(
    escape,
    '[visualViewport.scale, globalThis.kioskPrints ?? 0]',
  );
  return { ...main, scale, prints, started: escape.programs.started() };
}

/**
 * Runs in the page as if a person had just touched it. From main: Playwright's own calls wait for the end of navigations, also of
 * refused ones, and a debugger's calls restart with each new frame (main's own debugger moves them all).
 * @param code an expression; a promise is waited for
 */
export function inPage<T>({ kiosk: { app } }: Pick<Escape, 'kiosk'>, code: string): Promise<T> {
  return app.evaluate(
    ({ BrowserWindow }, code) =>
      BrowserWindow.getAllWindows()[0]!.webContents.mainFrame.executeJavaScript(code, true) as Promise<T>,
    code,
  );
}

export const test = base.extend<{ escape: Escape }>({
  escape: async ({ station: { kiosk, programs } }, use) => {
    await watch(kiosk);
    const input = await kiosk.page.context().newCDPSession(kiosk.page);
    // The page gets this event for a print that really begins, not for one that the sandbox stops.
    await inPage({ kiosk }, "addEventListener('beforeprint', () => (globalThis.kioskPrints = 1)), 0");
    await use({ kiosk, programs, input, before: await tracesOf({ kiosk, programs }) });
    await input.detach();
    await comeHome(kiosk);
  },
});

/** Also from a page left by a failed test, which a reload would load again. */
async function comeHome({ app, page }: Kiosk): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    if (webContents.getURL() !== 'app://kiosk/index.html')
      return webContents.loadURL('app://kiosk/index.html').catch(() => undefined);
  });
  await goHome(page);
}

export { expect } from './fixtures.ts';

/** Waits until a navigation of the page is refused or finished. */
async function letNavigate(escape: Escape): Promise<void> {
  // Chromium sends it off in a task of its own.
  await inPage(escape, 'new Promise((resolve) => setTimeout(resolve))');
  await escape.kiosk.app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    if (webContents.isLoadingMainFrame())
      return new Promise<void>((resolve) => webContents.once('did-stop-loading', () => resolve()));
  });
}

export async function expectNothing(escape: Escape): Promise<void> {
  await letNavigate(escape);
  // Both processes handle earlier messages before they answer; twice, for requests that one sends to the other.
  await tracesOf(escape);
  // A window that is closed before it loads anything is there for a moment; what was loaded, saved, printed or started stays counted.
  await expect.poll(() => tracesOf(escape)).toEqual(escape.before);
  const screen = () => inPage(escape, "document.querySelector('[data-screen]')?.dataset.screen");
  await expect.poll(screen).toBe('waiting');
}

/** Adds HTML for a test on top of everything; it is removed with the page. */
export async function put(escape: Escape, html: string): Promise<void> {
  await inPage(
    escape,
    `{ const place = document.createElement('div');
       place.id = 'put';
       place.style.cssText = 'position:fixed;inset:0;z-index:9999;display:grid;place-items:center;font-size:80px';
       place.innerHTML = ${JSON.stringify(html)};
       document.querySelector('#put')?.remove();
       document.body.append(place); }`,
  );
}

/** A finger or a mouse on what was put there, by Chromium's own input. */
export async function touch(
  escape: Escape,
  {
    button = 'left',
    modifiers = 0,
  }: { readonly button?: 'left' | 'middle'; readonly modifiers?: number } = {},
): Promise<void> {
  const [x, y] = await inPage<[number, number]>(
    escape,
    `(() => {
       const { left, top, width, height } = document.querySelector('#put > *').getBoundingClientRect();
       return [left + width / 2, top + height / 2];
     })()`,
  );
  for (const type of ['mousePressed', 'mouseReleased'] as const)
    await escape.input.send('Input.dispatchMouseEvent', { type, x, y, button, modifiers, clickCount: 1 });
}

/** Pressed after each chord; not part of any shortcut. */
const mark = 'z';

/**
 * As the system's keyboard: keys from the debugger, Playwright's too, bypass main. Ends when a letter that was pressed
 * afterwards has reached the page, which gets its keys in order.
 */
export async function pressKey(escape: Escape, chord: string): Promise<void> {
  const marks = (): Promise<number> =>
    inPage(
      escape,
      `(globalThis.kioskMarks ??= (() => {
         const marks = { count: 0 };
         addEventListener('keydown', ({ key }) => void (marks.count += Number(key === '${mark}')), { capture: true });
         return marks;
       })()).count`,
    );
  const before = await marks();
  await sendKeys(escape, [chord, mark]);
  await expect.poll(marks, `a letter after ${chord} comes to the page`).toBeGreaterThan(before);
}

/** The keys that the page received since the last call, in order, without the marks. Call once before the first key. */
export async function keysHeard(escape: Escape): Promise<readonly string[]> {
  const keys = await inPage<string[]>(
    escape,
    `(globalThis.kioskKeys ??= (() => {
       const keys = [];
       addEventListener('keydown', ({ key, code }) => keys.push(key || code), { capture: true });
       return keys;
     })()).splice(0)`,
  );
  return keys.filter((key) => key !== mark);
}

function sendKeys({ kiosk: { app } }: Escape, chords: readonly string[]): Promise<void> {
  const keys = chords.map((chord) => {
    const names = chord.split('+');
    const keyCode = names.pop()!;
    const modifiers = names.map((name) => name.toLowerCase() as 'control' | 'alt' | 'shift' | 'meta');
    return { keyCode, modifiers };
  });
  return app.evaluate(({ BrowserWindow }, keys) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    webContents.focus();
    for (const event of keys)
      for (const type of ['keyDown', 'char', 'keyUp'] as const)
        if (type !== 'char' || event.keyCode.length === 1) webContents.sendInputEvent({ ...event, type });
  }, keys);
}
