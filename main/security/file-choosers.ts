import type { WebContents } from 'electron';
import type { Log } from '../platform/log.ts';

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
