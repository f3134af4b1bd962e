import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, safeStorage, session, type BrowserWindow } from 'electron';
import type { Station } from '../preload/contract.ts';
import { appOrigin, appUrl, serveApp } from './app-protocol.ts';
import { chooseService } from './attempt/choose-service.ts';
import { limitsFor } from './attempt/picture-limits.ts';
import { createRecorder } from './attempt/record.ts';
import { ServiceSwitch } from './attempt/service.ts';
import { Sessions } from './attempt/sessions.ts';
import { createCameraGate } from './camera/create-gate.ts';
import { developmentUrl } from './development.ts';
import { loadEmbedded } from './embedded.ts';
import { flavour } from './flavour.ts';
import { closeForeignChannels, registerHandlers, sendStation } from './ipc/handle.ts';
import { createHandlers } from './ipc/handlers.ts';
import { ownSender } from './ipc/sender.ts';
import { describeStation } from './ipc/station.ts';
import { openLog, type Log } from './log.ts';
import { forbidNavigation } from './policies/navigation.ts';
import { forbidNetwork } from './policies/network.ts';
import { limitPermissions } from './policies/permissions.ts';
import { claimSingleInstance } from './policies/single-instance.ts';
import { offerExit } from './policies/exit.ts';
import { recoverByItself } from './recovery.ts';
import { defaults } from './settings/defaults.ts';
import { openSecretBox } from './settings/secret-box.ts';
import { SettingsInUse } from './settings/settings-in-use.ts';
import { openSettingsStore } from './settings/settings-store.ts';
import { watchSettings } from './settings/watch.ts';
import { createKioskWindow } from './window.ts';

const here = import.meta.dirname;
const troubleRetryMs = 15_000;

const isOwnPage = (url: string): boolean =>
  url.startsWith(`${appOrigin}/`) || (developmentUrl !== null && url.startsWith(developmentUrl.origin));

/** What the page may load: the app's own files, the blobs it made itself, and Vite's server in development. */
const mayLoad = (url: string): boolean =>
  isOwnPage(url) ||
  url.startsWith(`blob:${appOrigin}/`) ||
  (developmentUrl !== null && url.replace(/^(blob:|ws)/, '').includes(developmentUrl.host));

/** Composes the kiosk: settings, service, sessions, policies, window, IPC. */
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
  const directory = app.getPath('userData');
  const settings = new SettingsInUse(
    openSettingsStore(directory, () => openSecretBox(safeStorage, process.platform)),
  );
  const embedded = await loadEmbedded();
  const sessions = new Sessions({
    maxAttempts: defaults.maxAttempts,
    attemptTtlMs: defaults.attemptTtlMs,
    now: () => performance.now(),
    newId: randomUUID,
    pictureLimits: () => limitsFor(services.current.client?.linkBitsPerSecond() ?? null),
    // Later than now: the next session may begin in the same breath.
    onClosed: () => queueMicrotask(refreshWhenIdle),
  });

  const window = createKioskWindow({
    flavour,
    preloadPath: join(here, '../preload/index.cjs'),
    windowed: developmentUrl !== null,
  });
  const services = new ServiceSwitch({
    choose: () =>
      chooseService({
        flavour,
        defaultEndpoint: defaults.endpoint,
        environment: process.env,
        stored: settings.current,
        isDemoKey: embedded?.isDemoKey ?? (() => false),
      }),
    startEmbedded: embedded?.start ?? null,
    deadlineMs: waitMs('DEADLINE', defaults.deadlineMs),
    log,
    onChange: () => sendStation(window.webContents, station()),
  });
  const station = (): Station =>
    describeStation({
      flavour,
      version: app.getVersion(),
      takeNowAfterMs: waitMs('TAKE_NOW_AFTER', defaults.timing.takeNowAfterMs),
      electronVersion: process.versions['electron'] ?? '0',
      service: services.current,
      cameraRotation: settings.cameraRotation,
    });
  // The page is drawn meanwhile, and waits for this with its first question.
  const chosen = services.refresh();
  closeForeignChannels();
  // Never under a person's feet: the demonstration's band and the request under way belong to the service they began with.
  const refreshWhenIdle = () => {
    if (sessions.isOpen) return;
    const before = settings.cameraRotation;
    settings.refresh();
    if (settings.cameraRotation !== before) sendStation(window.webContents, station());
    void services.refresh();
  };
  watchSettings(directory, refreshWhenIdle);
  setInterval(() => services.current.trouble !== null && refreshWhenIdle(), troubleRetryMs).unref();

  const contents = window.webContents;
  serveApp(session.defaultSession, join(here, '../renderer'));
  limitPermissions(session.defaultSession, isOwnPage);
  forbidNetwork(session.defaultSession, mayLoad, log);
  forbidNavigation(contents, isOwnPage, log);
  offerExit(contents);

  const service = () => services.current;
  const record = createRecorder(log);
  const { hardCapBytes } = defaults.picture;
  const origin = developmentUrl?.origin ?? appOrigin;
  const cameraGate = createCameraGate({ userDataFolder: directory, origin, settings, sessions, log });
  const handlers = createHandlers({
    station: async () => {
      await chosen;
      return station();
    },
    service,
    sessions,
    verify: { sessions, service, hardCapBytes, log, record },
    cameraGate,
    log,
  });
  registerHandlers(
    handlers,
    ownSender(() => (window.isDestroyed() ? null : contents), isOwnPage),
    log,
  );

  const load = () => window.loadURL(developmentUrl?.href ?? appUrl);
  recoverByItself({ window, load, wipe: () => sessions.endAny(), log });
  // A failed load is reported and repeated by recoverByItself.
  await load().then(
    () => log.info('page loaded'),
    () => undefined,
  );
  return window;
}

/** Only outside production can the environment shorten a wait, so that tests need not sit it out. */
function waitMs(name: 'DEADLINE' | 'TAKE_NOW_AFTER', otherwise: number): number {
  const asked = flavour === 'production' ? Number.NaN : Number(process.env[`LIVENESS_KIOSK_${name}_MS`]);
  return asked > 0 ? asked : otherwise;
}

function catchBugs(log: Log): void {
  const report = (error: unknown) =>
    log.error({ bug: error instanceof Error ? error.stack : 'not an Error' }, 'a bug');
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}
