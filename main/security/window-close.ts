import type { App, BrowserWindow } from 'electron';
import type { Log } from '../platform/log.ts';

/**
 * The window closes only with the program: Alt+F4, a window manager's cross and the page's own `window.close()` do nothing. The
 * program ends on request of staff, its supervisor or the system, all of which emit `before-quit`, or at Windows'
 * sign-out, which notifies the window. A sign-out that is only queried can still be cancelled, and does not close the window.
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
