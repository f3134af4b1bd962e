import type { WebContents } from 'electron';
import type { Log } from '../log.ts';

/**
 * A page can open the system's dialog for files by a field that hangs nowhere, stands in a shadow or in a frame: no listener of ours
 * hears of all of them, and Electron asks nobody. Chromium hands every dialog to a debugger that asks for it, and opens none; ours, in
 * main, lets it lie. No port is opened by it. It is the page's own process that hands it over: this holds against whatever script runs in
 * the page, and not against a process that was taken over, which can ask for the dialog by itself (docs/security.md, "Residual risks").
 * @param endPage a page that is not guarded does not stay
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
  // Each page anew: its process answers, and that of a page which has fallen is another one. Not awaited: it answers when it can.
  contents.on('dom-ready', () => {
    const pid = contents.getOSProcessId();
    const isThere = () =>
      !contents.isDestroyed() && !contents.isCrashed() && contents.getOSProcessId() === pid;
    refuse().catch(() => {
      // A page that has gone meanwhile answers nothing, and needs no guard.
      if (!isThere()) return;
      log.warn({ what: 'file-chooser' }, 'a guard is not up: the page is ended');
      endPage();
    });
  });
}
