import type { App, BrowserWindow } from 'electron';
import type { Log } from '../log.ts';

/**
 * The window closes only with the program: Alt+F4, a window manager's cross and the page's own `window.close()` do nothing. The
 * program ends when staff, its supervisor or the system wants it to, all of which come by way of `before-quit`, or by Windows'
 * sign-out, which tells the window. A sign-out that is only asked about can still be called off, and ends nothing here.
 */
export function refuseToClose(
  window: Pick<BrowserWindow, 'on'>,
  app: Pick<App, 'on' | 'exit'>,
  startAnew: () => void,
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
    startAnew();
    app.exit(1);
  });
}
