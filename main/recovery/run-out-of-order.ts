import { join } from 'node:path';
import { app } from 'electron';
import { appOrigin, outOfOrderUrl, serveApp } from '../app-protocol.ts';
import { flavour } from '../flavour.ts';
import { forbidNavigation } from '../policies/navigation.ts';
import { cutOff, forbidRequests } from '../policies/network.ts';
import { limitPermissions } from '../policies/permissions.ts';
import { createKioskWindow } from '../window.ts';
import { showOutOfOrder } from './out-of-order.ts';

const here = import.meta.dirname;
/** Whatever keeps the kiosk from starting may be its log. */
const log = { warn: () => undefined };

/**
 * `--out-of-order`: the calm page and nothing else. It opens no settings, no camera and no lock, so that whatever keeps the kiosk
 * from starting does not keep this from showing.
 */
export function runOutOfOrder(): void {
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(async () => {
    const window = createKioskWindow({
      flavour,
      preloadPath: join(here, '../preload/index.cjs'),
      windowed: false,
    });
    const { webContents: contents } = window;
    const show = () => showOutOfOrder(window, 'supervisor').catch(() => app.exit(1));
    serveApp(contents.session, join(here, '../renderer'), () => null);
    limitPermissions(contents.session, () => false);
    forbidRequests(contents.session, (url) => url.startsWith(`${appOrigin}/`), log);
    forbidNavigation({
      contents,
      isOwnPage: () => false,
      mayStand: (url) => url.startsWith(outOfOrderUrl),
      goHome: () => void show(),
      log,
    });
    // The supervisor tries again; a second page would be no better than the first.
    contents.on('render-process-gone', () => app.exit(1));
    await cutOff(contents.session, contents);
    await show();
  });
}
