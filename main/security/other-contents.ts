import type { App, WebContents } from 'electron';
import type { Log } from '../platform/log.ts';

/**
 * The kiosk has one page. Any other web contents is closed before it loads anything, however it was created.
 * @param isOwn the kiosk's own
 */
export function forbidOtherContents(
  app: Pick<App, 'on'>,
  isOwn: (contents: WebContents) => boolean,
  log: Pick<Log, 'warn'>,
): void {
  app.on('web-contents-created', (_event, contents) => {
    if (isOwn(contents)) return;
    log.warn({ what: 'contents', type: contents.getType() }, 'escape refused');
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // Not in the middle of its making.
    setImmediate(() => {
      if (!contents.isDestroyed()) contents.close();
    });
  });
}
