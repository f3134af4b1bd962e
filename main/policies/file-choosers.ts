import type { WebContents } from 'electron';
import type { Log } from '../log.ts';

/**
 * A page can open the system's dialog for files by a field that hangs nowhere, stands in a shadow or in a frame: no listener of ours
 * hears of all of them, and Electron asks nobody. Chromium itself hands every dialog to a debugger that asks for it, and opens
 * none; ours, inside main, lets it lie. No port is opened by it.
 */
export function forbidFileChoosers(contents: WebContents, log: Log): void {
  const { debugger: inspector } = contents;
  inspector.attach();
  inspector.on('message', (_event, method) => {
    if (method === 'Page.fileChooserOpened') log.warn({ what: 'file-chooser' }, 'escape refused');
  });
  const refuse = async () => {
    await inspector.sendCommand('Page.enable');
    await inspector.sendCommand('Page.setInterceptFileChooserDialog', { enabled: true });
  };
  // Each page anew: its process answers, and that of a page which has fallen is another one. Not awaited: it answers when it can.
  contents.on('dom-ready', () => {
    refuse().catch(() => log.warn({ what: 'file-chooser' }, 'a guard is not up'));
  });
}
