import { join } from 'node:path';
import { app, screen } from 'electron';
import { appOrigin, outOfOrderUrl, serveApp } from './app-protocol.ts';
import { followDisplay } from './display/follow-display.ts';
import { flavour } from '../platform/flavour.ts';
import { allowNames } from '../network/name-resolution.ts';
import { lockDown } from '../security/lock-down.ts';
import { createKioskWindow } from './window.ts';
import { showOutOfOrder } from './window.ts';

const here = import.meta.dirname;
/** The log itself may be what keeps the kiosk from starting. */
const log = { info: () => undefined, warn: () => undefined };

/**
 * `--out-of-order`: the out-of-order page and nothing else. It opens no settings, no camera and no lock, so that a fault that keeps the kiosk
 * from starting does not keep this from showing.
 */
export function runOutOfOrder(): void {
  // Otherwise Electron would show an error dialog to customers. The supervisor retries.
  process.on('uncaughtException', () => app.exit(1));
  process.on('unhandledRejection', () => app.exit(1));
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(async () => {
    const window = createKioskWindow({
      flavour,
      preloadPath: join(here, '../preload/index.cjs'),
      windowed: false,
    });
    followDisplay(window, screen, log);
    const { webContents: contents } = window;
    const show = () => showOutOfOrder(window, 'supervisor').catch(() => app.exit(1));
    serveApp(contents.session, join(here, '../renderer'), () => null);
    // The supervisor tries again; a second page would be no better than the first.
    contents.on('render-process-gone', () => app.exit(1));
    // All guards of the kiosk: this page is before people, too. It is not the kiosk's own, so nothing is granted to it.
    await lockDown({
      window,
      isOwnPage: () => false,
      mayStand: (url) => url.split('#', 1)[0] === outOfOrderUrl,
      mayLoad: (url) => url.startsWith(`${appOrigin}/`),
      isStaffThere: () => false,
      goHome: () => void show(),
      log,
    });
    allowNames(false);
    await show();
  });
}
