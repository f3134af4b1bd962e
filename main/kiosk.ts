import { app, session, type BrowserWindow } from 'electron';
import { appOrigin, appUrl, serveApp } from './app-protocol.ts';
import { developmentUrl } from './development.ts';
import { flavour } from './flavour.ts';
import { closeForeignChannels, registerHandlers, registerStaffHandlers } from './ipc/handle.ts';
import { ownSender } from './ipc/sender.ts';
import { openLog, type Log } from './log.ts';
import { forbidNavigation } from './policies/navigation.ts';
import { forbidNetwork } from './policies/network.ts';
import { limitPermissions } from './policies/permissions.ts';
import { claimSingleInstance } from './policies/single-instance.ts';
import { offerExit } from './policies/exit.ts';
import { recoverByItself } from './recovery.ts';
import { createStation } from './station/create-station.ts';
import { createKioskWindow } from './window.ts';
import { join } from 'node:path';

const here = import.meta.dirname;

const isOwnPage = (url: string): boolean =>
  url.startsWith(`${appOrigin}/`) || (developmentUrl !== null && url.startsWith(developmentUrl.origin));

/** What the page may load: the app's own files, the blobs it made itself, and Vite's server in development. */
const mayLoad = (url: string): boolean =>
  isOwnPage(url) ||
  url.startsWith(`blob:${appOrigin}/`) ||
  (developmentUrl !== null && url.replace(/^(blob:|ws)/, '').includes(developmentUrl.host));

/** Composes the kiosk: the station behind it, its window, its policies, IPC. */
export function runKiosk(): void {
  let window: BrowserWindow | null = null;
  const bringToFront = () => window?.focus();
  if (!claimSingleInstance(app, bringToFront)) {
    app.exit(0);
    return;
  }
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(async () => {
    const log = openLog(app.getPath('logs'));
    catchBugs(log);
    try {
      window = await startKiosk(log);
    } catch (error) {
      // A process without a window that holds the single-instance lock would keep every later start from working.
      log.fatal({ bug: error instanceof Error ? error.stack : 'not an Error' }, 'the kiosk did not start');
      app.exit(1);
    }
  });
}

async function startKiosk(log: Log): Promise<BrowserWindow> {
  log.info({ flavour, version: app.getVersion(), electron: process.versions['electron'] }, 'start');
  const window = createKioskWindow({
    flavour,
    preloadPath: join(here, '../preload/index.cjs'),
    windowed: developmentUrl !== null,
  });
  const contents = window.webContents;
  const station = await createStation({ contents, log, origin: developmentUrl?.origin ?? appOrigin });
  closeForeignChannels();
  serveApp(session.defaultSession, join(here, '../renderer'), station.logo);
  limitPermissions(session.defaultSession, isOwnPage);
  forbidNetwork(session.defaultSession, mayLoad, log);
  forbidNavigation(contents, isOwnPage, log);
  offerExit(contents);
  const isOwn = ownSender(() => (window.isDestroyed() ? null : contents), isOwnPage);
  registerHandlers(station.handlers, isOwn, log);
  registerStaffHandlers(station.staffHandlers, isOwn, log);

  const load = () => window.loadURL(developmentUrl?.href ?? appUrl);
  recoverByItself({ window, load, wipe: station.wipe, log });
  // A failed load is reported and repeated by recoverByItself.
  await load().then(
    () => log.info('page loaded'),
    () => undefined,
  );
  return window;
}

function catchBugs(log: Log): void {
  const report = (error: unknown) =>
    log.error({ bug: error instanceof Error ? error.stack : 'not an Error' }, 'a bug');
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}
