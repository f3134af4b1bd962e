import { randomUUID } from 'node:crypto';
import { app, BrowserWindow, powerMonitor, session, type WebContents } from 'electron';
import type { Station } from '../../preload/contract.ts';
import { chooseService } from '../verification/choose-service.ts';
import { publishDaily } from '../records/publish-head.ts';
import type { Doer, NoteEvent } from '../records/events.ts';
import type { Background } from './background/run-task.ts';
import { readLine } from '../verification/network-configuration.ts';
import { limitsFor } from '../verification/picture-limits.ts';
import { createRecorder } from '../verification/record-attempt.ts';
import { ServiceSwitch } from '../verification/service-in-force.ts';
import { Sessions } from '../verification/sessions.ts';
import { readLogo, type Logo } from '../settings/logo.ts';
import { openCameraGate } from '../camera/open-gate.ts';
import { consentInForce } from '../verification/consent/consent.ts';
import { Vitals } from '../watchdog/health.ts';
import type { DisplayChoice } from './display/follow-display.ts';
import type { OpeningHours } from '../settings/schema/opening-hours.ts';
import { loadEmbedded } from './embedded-service.ts';
import { flavour } from '../platform/flavour.ts';
import {
  sendDismissed,
  sendExportState,
  sendStation,
  sendTestStep,
  type Handlers,
  type StaffHandlers,
} from '../ipc/register.ts';
import { createHandlers } from '../verification/handlers.ts';
import { createStaffHandlers } from '../staff/staff-handlers.ts';
import type { Log } from '../platform/log.ts';
import { rememberLocalNames } from '../network/local-names.ts';
import { allowNames } from '../network/names.ts';
import type { PolicyReading } from '../settings/managed-policy/policy-file.ts';
import { defaults } from '../settings/defaults.ts';
import { openConfiguration } from '../settings/open-configuration.ts';
import { watchFiles, watchSettings } from '../settings/watch.ts';
import type { Trouble } from '../watchdog/fault.ts';
import { openStaffRoom } from '../staff/open-staff.ts';
import { describeStation } from './describe-station.ts';
import { noteCameras } from './note-cameras.ts';
import { openRecords } from './open-records.ts';

export interface StationOptions {
  readonly contents: WebContents;
  readonly log: Log;
  readonly background: Background;
  /** Of the kiosk's page, serialised. */
  readonly origin: string;
  /** Puts the window on the display that was set. */
  readonly showOn: (display: DisplayChoice) => void;
}

/** Everything behind the window. */
export interface RunningStation {
  readonly handlers: Handlers;
  readonly staffHandlers: StaffHandlers;
  readonly logo: () => Logo | null;
  /** Counts it and writes it down. */
  readonly noteTrouble: (trouble: Trouble) => void;
  readonly isStaffThere: () => boolean;
  readonly hours: () => OpeningHours;
  /** A customer's session is open. */
  readonly isInUse: () => boolean;
  /** Ends the customer's session and the staff session. */
  readonly wipe: () => void;
}

const troubleRetryMs = 15_000;
/** Short enough that a station that runs for an hour a day publishes its checkpoint. */
const firstHouseKeepingMs = 60_000;
const houseKeepingMs = 600_000;

/** Composes the service, the settings, the records and the staff console. */
export async function createStation({
  contents,
  log,
  background,
  origin,
  showOn,
}: StationOptions): Promise<RunningStation> {
  const directory = app.getPath('userData');
  const { store, configuration, openBox, policyPath } = openConfiguration(directory);
  const embedded = await loadEmbedded();
  const vitals = new Vitals();
  const { records, note, noteChanges } = openRecords({
    ...{ directory, store, configuration, openBox, vitals, log, retire: background.retire },
    window: BrowserWindow.fromWebContents(contents),
    // Deferred: it may happen while the station is being described.
    onChange: () => queueMicrotask(() => tell()),
  });
  let logo: Logo | null = null;

  const sessions = new Sessions({
    get maxAttempts() {
      return configuration.values.maxAttempts;
    },
    attemptTtlMs: defaults.attemptTtlMs,
    now: () => performance.now(),
    newId: randomUUID,
    pictureLimits: () => limitsFor(services.current.client?.linkBitsPerSecond() ?? null),
    // Later than now: the next session may begin in the same breath.
    onClosed: () => queueMicrotask(refreshWhenIdle),
  });
  const resolveProxy = (url: string) => session.defaultSession.resolveProxy(url);
  const choose = () => {
    const key = configuration.apiKey;
    return chooseService({
      flavour,
      defaultEndpoint: configuration.values.endpoint,
      environment: process.env,
      stored: key.ok ? { ok: true, value: { apiKey: key.value?.key ?? null } } : key,
      isDemoKey: embedded?.isDemoKey ?? (() => false),
    });
  };
  const services = new ServiceSwitch({
    choose,
    line: () => readLine(configuration),
    resolveProxy,
    startEmbedded: embedded?.start ?? null,
    deadlineMs: () => waitMs('DEADLINE', configuration.values.deadlineSeconds * 1000),
    log,
    onChange: () => tell(),
  });
  const trouble = () => services.current.trouble ?? records.trouble?.code ?? null;
  const consent = () => consentInForce(configuration.values, services.current.demonstration);

  const station = (): Station =>
    describeStation({
      flavour,
      version: app.getVersion(),
      electronVersion: process.versions['electron'] ?? '0',
      demonstration: services.current.demonstration,
      trouble: trouble(),
      values: configuration.values,
      consent: consent().consent,
      logo,
      canBeSetUp: room.canBeSetUp(),
      takeNowAfterMs: waitMs('TAKE_NOW_AFTER', configuration.values.takeNowAfterSeconds * 1000),
    });
  const tell = () => sendStation(contents, station());

  powerMonitor.on('resume', () => vitals.forgetClock());

  const takeUp = (by: Doer) => {
    configuration.refresh();
    noteChanges(by);
    const { logLevel, logoFile, proxyMode, display } = configuration.values;
    showOn(display);
    log.level = logLevel;
    allowNames(proxyMode === 'system');
    rememberLocalNames(directory, proxyMode === 'system');
    logo = openLogo(logoFile, log);
    reportPolicy(configuration.policy, log, note);
  };
  const apply = async (by: Doer) => {
    const before = JSON.stringify(station());
    takeUp(by);
    records.ready();
    await services.refresh();
    if (JSON.stringify(station()) !== before) tell();
  };
  let isOutdated = false;
  // Not during a customer's session: the demonstration's band and the current request belong to the service they began with.
  const refreshWhenIdle = () => {
    if (sessions.isOpen || !isOutdated) return;
    isOutdated = false;
    void apply('outside');
  };
  const onOutside = () => {
    isOutdated = true;
    refreshWhenIdle();
  };
  /** All files that `apply` reads, besides the settings. */
  const filesInForce = () => {
    const { policy, values } = configuration;
    const keyFile = (policy.ok && policy.value?.apiKeyFile) || '';
    return [policyPath, values.caFile, values.logoFile, keyFile].filter((path) => path !== '');
  };

  const headPublisher = publishDaily({ records, folder: () => configuration.values.headFolder, log });

  const room = openStaffRoom({
    directory,
    store,
    configuration,
    policyPath,
    services,
    choose,
    vitals,
    records,
    note,
    headCopy: headPublisher.state,
    resolveProxy,
    // Changes by staff are applied at once; changes found by the watcher were made by another process.
    apply: () => apply(room.session.role ?? 'outside'),
    log,
    background,
    onTestStep: (step) => sendTestStep(contents, step),
    onExportState: (state) => sendExportState(contents, state),
    onDismissed: () => sendDismissed(contents),
  });
  // Before they are read, so that no change is missed.
  // Changes by staff are noticed here as well, but recorded as theirs: the console applies them as soon as they are made.
  watchSettings(directory, () => void store.whenIdle().then(() => setImmediate(onOutside)));
  watchFiles(filesInForce, onOutside);
  takeUp('outside');
  // The page is drawn meanwhile; its first request waits for this.
  const chosen = services.refresh();
  setInterval(() => trouble() !== null && onOutside(), waitMs('TROUBLE_RETRY', troubleRetryMs)).unref();
  const keepHouse = () => {
    if (sessions.isOpen || room.isExporting()) return;
    void records.prune();
    void headPublisher.publish();
  };
  setTimeout(keepHouse, firstHouseKeepingMs).unref();
  setInterval(keepHouse, houseKeepingMs).unref();

  const service = () => services.current;
  const recorder = createRecorder({
    ...{ records, log, vitals, flavour },
    appVersion: app.getVersion(),
    stationName: () => configuration.values.stationName,
    showsReceipt: () => configuration.values.receipt,
    isPrinted: flavour !== 'production' && process.env['LIVENESS_KIOSK_PRINT_ATTEMPTS'] === '1',
  });
  const { hardCapBytes } = defaults.picture;
  const { onChecked, onReported } = noteCameras(vitals, note);
  return {
    handlers: createHandlers({
      station: async () => {
        await chosen;
        return station();
      },
      service,
      trouble: () => {
        records.ready();
        return trouble();
      },
      consent,
      onCameraReported: onReported,
      sessions,
      verify: { sessions, service, hardCapBytes, log, recorder },
      cameraGate: openCameraGate({
        userDataFolder: directory,
        origin,
        rule: () => configuration.cameraRule,
        sessions,
        onChecked,
        log,
      }),
      log,
    }),
    staffHandlers: createStaffHandlers(room.desk, room.session),
    logo: () => logo,
    noteTrouble(trouble) {
      vitals.noteTrouble(trouble);
      note('trouble', trouble);
    },
    isStaffThere: () => room.session.isOpen,
    hours: () => configuration.values,
    isInUse: () => sessions.isOpen,
    wipe() {
      sessions.endAny();
      room.session.end();
    },
  };
}

/** Only outside production can the environment shorten a wait, so that tests need not sit it out. */
function waitMs(name: 'DEADLINE' | 'TAKE_NOW_AFTER' | 'TROUBLE_RETRY', otherwise: number): number {
  const asked = flavour === 'production' ? Number.NaN : Number(process.env[`LIVENESS_KIOSK_${name}_MS`]);
  return asked > 0 ? asked : otherwise;
}

/** A logo that can't be shown is no reason not to work. */
function openLogo(path: string, log: Log): Logo | null {
  if (path === '') return null;
  const read = readLogo(path);
  if (read.ok) return read.value;
  log.warn({ fault: read.error }, 'no logo');
  return null;
}

let toldPolicy = '';

/** Once for each change, with every fault's place. */
function reportPolicy(policy: PolicyReading, log: Log, note: NoteEvent): void {
  const told = JSON.stringify(policy.ok ? policy.value !== null : policy.error);
  if (told === toldPolicy) return;
  toldPolicy = told;
  if (policy.ok) {
    log.info({ policy: policy.value !== null }, 'policy');
    note('policy', { state: policy.value ? 'active' : 'none', faults: 0 });
    return;
  }
  note('policy', { state: 'invalid', faults: policy.error.length });
  log.error({ code: 'policy-invalid', faults: policy.error }, 'policy refused');
}
