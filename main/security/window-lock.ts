import type { App, BrowserWindow, WebContents } from 'electron';
import type { Log } from '../platform/log.ts';

/** A second kiosk would fight over the camera. Returns false where one runs already, which is then brought to the front. */
export function claimSingleInstance(app: App, bringToFront: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', bringToFront);
  return true;
}

/**
 * The window closes only with the program: Alt+F4, a window manager's cross and the page's own `window.close()` do nothing. The
 * program ends on request of staff, its supervisor or the system, all of which emit `before-quit`, or at Windows'
 * sign-out, which notifies the window. A sign-out that is only queried can still be cancelled, and does not close the window.
 */
export function refuseToClose(
  window: Pick<BrowserWindow, 'on'>,
  app: Pick<App, 'on' | 'exit'>,
  relaunch: () => void,
  log: Pick<Log, 'warn'>,
): void {
  let isEnding = false;
  const end = () => {
    isEnding = true;
  };
  app.on('before-quit', end);
  window.on('session-end', end);
  window.on('close', (event) => {
    if (isEnding) return;
    event.preventDefault();
    log.warn({ what: 'close' }, 'escape refused');
  });
  // Electron lets a page close its window despite this handler. The program then restarts.
  window.on('closed', () => {
    if (isEnding) return;
    log.warn({ what: 'closed' }, 'escape refused');
    relaunch();
    app.exit(1);
  });
}

/** Time for the system to finish its action (a menu that closes, a notice that appears) before the kiosk returns to the front. */
const backAfterMs = 250;

/**
 * Keeps the kiosk before everything else: above taskbars and notices (electron/electron#38020), full screen, and with the keyboard.
 * What the operating system puts above all programs (its lock screen, Ctrl+Alt+Del) stays above this one.
 */
export function stayInFront(window: BrowserWindow): void {
  const raise = () => {
    window.setAlwaysOnTop(true, 'screen-saver');
    window.setVisibleOnAllWorkspaces(true);
  };
  // Set before the window is shown it has no effect (on Linux, Electron 33).
  window.on('show', raise);
  raise();
  let timer: NodeJS.Timeout | undefined;
  const comeBack = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      if (!window.isVisible()) window.show();
      if (!window.isKiosk()) window.setKiosk(true);
      if (!window.isAlwaysOnTop()) raise();
      window.moveTop();
      window.focus();
    }, backAfterMs);
  };
  window.on('blur', comeBack);
  window.on('minimize', comeBack);
  window.on('hide', comeBack);
  window.on('leave-full-screen', comeBack);
}

/**
 * Ends the page's process, and with it all data of the page; the recovery loads a new page. Electron's own method of crashing a page
 * needs the page's cooperation and leaves its memory in a dump.
 */
export function endPage(
  contents: Pick<WebContents, 'isDestroyed' | 'getOSProcessId'>,
  kill: (pid: number, signal: 'SIGKILL') => void = (pid, signal) => void process.kill(pid, signal),
): void {
  const pid = contents.isDestroyed() ? 0 : contents.getOSProcessId();
  // Process id 0, returned when there is no process, would signal the kiosk's own process group.
  if (pid <= 0) return;
  try {
    kill(pid, 'SIGKILL');
  } catch {
    // It was quicker.
  }
}

/**
 * A page can open the system's file dialog from an input that is detached, in a shadow root or in a frame: no listener in the page
 * sees all of them, and Electron has no handler. Chromium passes every dialog to an attached debugger that intercepts it, and opens none; ours, in
 * main, ignores it. No port is opened. The page's own process reports the dialog: this control works against any script in
 * the page, and not against native code in the renderer process, which can open the dialog directly (docs/security.md, "Residual risks").
 * @param endPage called for a page on which this control could not be set
 */
export function forbidFileChoosers(contents: WebContents, endPage: () => void, log: Pick<Log, 'warn'>): void {
  const { debugger: inspector } = contents;
  const attach = () => {
    if (!inspector.isAttached()) inspector.attach();
  };
  attach();
  inspector.on('message', (_event, method) => {
    if (method === 'Page.fileChooserOpened') log.warn({ what: 'file-chooser' }, 'escape refused');
  });
  const refuse = async () => {
    attach();
    await inspector.sendCommand('Page.enable');
    await inspector.sendCommand('Page.setInterceptFileChooserDialog', { enabled: true });
  };
  // For each page again: its process answers, and a crashed page is replaced by another process. Not awaited: it answers when it can.
  contents.on('dom-ready', () => {
    const pid = contents.getOSProcessId();
    const isThere = () =>
      !contents.isDestroyed() && !contents.isCrashed() && contents.getOSProcessId() === pid;
    refuse().catch(() => {
      // A page that has been closed meanwhile does not answer, and needs no guard.
      if (!isThere()) return;
      log.warn({ what: 'file-chooser' }, 'a guard is not up: the page is ended');
      endPage();
    });
  });
}
