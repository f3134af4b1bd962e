import { app, powerMonitor, powerSaveBlocker, screen, type BrowserWindow } from 'electron';
import { appOrigin, appUrl, outOfOrderUrl, serveApp } from './app-protocol.ts';
import { developmentUrl } from './development-server.ts';
import { openBackground } from './background/run-task.ts';
import { followDisplay } from './display/follow-display.ts';
import { keepAwake } from './display/keep-awake.ts';
import { switchDisplayOn } from './display/switch-on.ts';
import { flavour, version } from '../platform/flavour.ts';
import type { Logo } from '../settings/logo.ts';
import { RateLimiter } from '../ipc/rate-limiter.ts';
import { registerHandlers } from '../ipc/register.ts';
import { ownSender, type Sender } from '../ipc/sender.ts';
import { kioskChannels } from '../../preload/contract.ts';
import { staffChannels } from '../../preload/staff-contract.ts';
import { openLog, type Log } from '../platform/log.ts';
import { lockDown } from '../security/lock-down.ts';
import { claimSingleInstance, endPage } from '../security/window-lock.ts';
import { catchUncaughtErrors, type UncaughtErrors } from '../watchdog/uncaught-errors.ts';
import { pauseOutOfOrder } from '../watchdog/out-of-order.ts';
import { supervisePage } from '../watchdog/page-supervisor.ts';
import { relaunch } from '../platform/relaunch.ts';
import { noteStart, onGracefulExit } from '../watchdog/boot-loop.ts';
import { notifySystemd } from '../watchdog/systemd.ts';
import type { ProcessFault } from '../watchdog/health.ts';
import { createStation, type RunningStation, type StationOptions } from './station.ts';
import { forgetStored } from './page-session.ts';
import { createKioskWindow, showOutOfOrder } from './window.ts';
import { join } from 'node:path';

const here = import.meta.dirname;

/** The one page that has the bridge. Other files of the app are no pages. */
const isOwnPage = (url: string): boolean =>
  url.split('#', 1)[0] === appUrl || (developmentUrl !== null && url.startsWith(`${developmentUrl.origin}/`));

/** Pages that the window may show. The out-of-order page sends heartbeats as well, and can do nothing else. */
const mayStand = (url: string): boolean => isOwnPage(url) || url.split('#', 1)[0] === outOfOrderUrl;

/** What the page may load: the app's own files, the blobs it made itself, and Vite's server in development. */
const mayLoad = (url: string): boolean =>
  url.startsWith(`${appOrigin}/`) ||
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
  const log = openLog(app.getPath('logs'));
  const errors = catchUncaughtErrors({
    log,
    source: process,
    relaunch,
    exit: (code) => app.exit(code),
    uptimeMs: () => process.uptime() * 1000,
  });
  app.on('window-all-closed', () => app.quit());
  notifySystemd();
  void app.whenReady().then(async () => {
    try {
      window = await startKiosk(log, errors);
    } catch (error) {
      // A process without a window that kept the single-instance lock would make every later start fail.
      log.fatal({ err: error }, 'the kiosk did not start');
      app.exit(1);
    }
  });
}

async function startKiosk(log: Log, errors: UncaughtErrors): Promise<BrowserWindow> {
  log.info({ flavour, version, electron: process.versions['electron'] }, 'start');
  // Before anything that could be what crashes it.
  const run = noteStart(app.getPath('userData'), log);
  const window = createKioskWindow({
    flavour,
    preloadPath: join(here, '../preload/index.cjs'),
    windowed: developmentUrl !== null,
  });
  onGracefulExit({ app, powerMonitor, window }, run.ended);
  const showOn = developmentUrl === null ? followDisplay(window, screen, log) : () => undefined;
  // The screen's content, a verdict included, is no longer valid.
  errors.onError(() => endPage(window.webContents));
  const logo: { current: () => Logo | null } = { current: () => null };
  serveApp(window.webContents.session, join(here, '../renderer'), () => logo.current());
  let isStaffThere = () => false;
  const load = async () => {
    if (!errors.isEnding) await window.loadURL(developmentUrl?.href ?? appUrl);
  };
  const goHome = () => void load().catch(() => undefined);
  await lockDown({ window, isOwnPage, mayStand, mayLoad, isStaffThere: () => isStaffThere(), goHome, log });
  if (run.outOfOrder) await pauseOutOfOrder(window, () => showOutOfOrder(window, 'program'), log);
  const rateLimiter = new RateLimiter(() => {
    log.warn({ what: 'rate-limit' }, 'escape refused');
    endPage(window.webContents);
  });
  const station = await openStation(window, { log, rateLimiter, showOn });
  logo.current = station.logo;
  isStaffThere = station.isStaffThere;
  const report = (fault: ProcessFault) => {
    log.error({ ...fault }, 'fault');
    station.noteFault(fault);
  };
  if (run.crashed) report({ what: 'start', reason: 'the last run did not end properly' });
  const wipe = () => {
    station.wipe();
    if (!window.isDestroyed()) forgetStored(window.webContents.session);
    rateLimiter.reset();
  };
  errors.onError(wipe);
  errors.onError(report);
  supervisePage({
    window,
    mayStand,
    load,
    loadOutOfOrder: () => showOutOfOrder(window, 'page'),
    wipe,
    isOwn: ownSenderOf(window, mayStand),
    isInUse: () => station.isInUse() || station.isStaffThere(),
    // A page ended because of a bug in main is not counted as a second fault.
    onFault: (fault) => errors.isEnding || report(fault),
    log,
  });
  keepAwake({ ...station, blocker: powerSaveBlocker, switchOn: switchDisplayOn });
  // A failed load is noticed and repeated by the recovery.
  await load().then(
    () => log.info('page loaded'),
    () => undefined,
  );
  return window;
}

const ownSenderOf = (window: BrowserWindow, isAllowed: (url: string) => boolean): Sender =>
  ownSender(() => (window.isDestroyed() ? null : window.webContents), isAllowed);

async function openStation(
  window: BrowserWindow,
  { rateLimiter, ...others }: Pick<StationOptions, 'log' | 'showOn'> & { readonly rateLimiter: RateLimiter },
): Promise<RunningStation> {
  const { log } = others;
  const contents = window.webContents;
  const station = await createStation({
    ...{ contents, origin: developmentUrl?.origin ?? appOrigin, ...others },
    background: openBackground(join(here, 'background.js')),
  });
  const gate = { isOwn: ownSenderOf(window, isOwnPage), mayPass: () => rateLimiter.mayPass(), log };
  registerHandlers(kioskChannels, station.handlers, gate);
  registerHandlers(staffChannels, station.staffHandlers, gate);
  return station;
}
