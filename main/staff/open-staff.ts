import { randomUUID } from 'node:crypto';
import { app, clipboard } from 'electron';
import type { ConnectionReport, ConnectionStepReport } from '../../preload/connection-contract.ts';
import type { ExportState, HeadCopy } from '../../preload/record-contract.ts';
import type { Initiator, NoteEvent } from '../records/events.ts';
import type { Records } from '../records/records.ts';
import type { ServiceChoice, ServiceSwitch } from '../verification/service.ts';
import { mayUseFakeDevice } from '../camera/open-gate.ts';
import { listCameras as findCameras } from '../camera/identify.ts';
import { testOwnConnection } from './own-connection.ts';
import type { Health } from '../watchdog/health.ts';
import { flavour, isRuntimeSupported } from '../platform/flavour.ts';
import type { StaffDesk } from './staff-handlers.ts';
import type { Log } from '../platform/log.ts';
import { relaunch } from '../platform/relaunch.ts';
import { policyInForce } from '../settings/managed-policy/policy-file.ts';
import type { Configuration } from '../settings/configuration.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import type { Settings } from '../settings/store/stored-shape.ts';
import { createDesk, type DeskPorts } from './staff-service.ts';
import { behindDoor, Door } from './auth/sign-in.ts';
import { hashingOf } from './auth/pin-hash.ts';
import { pinsInForce, type PinPorts } from './auth/pins.ts';
import { openDrives } from '../drives/open-drives.ts';
import { describeSecrets } from './secrets.ts';
import { RecordsExport, type RecordsExportPorts } from './records-export.ts';
import { StaffSession } from './auth/staff-session.ts';
import { countDay } from './count-day.ts';
import { describeStatus } from './status.ts';
import { freeBytesIn } from '../platform/free-bytes.ts';

export interface StaffRoomOptions {
  readonly directory: string;
  readonly store: SettingsStore;
  readonly configuration: Configuration;
  readonly policyPath: string;
  readonly services: ServiceSwitch;
  readonly choose: () => ServiceChoice;
  readonly health: Health;
  readonly records: Records;
  readonly note: NoteEvent;
  readonly headCopy: () => HeadCopy;
  readonly resolveProxy: (url: string) => Promise<string>;
  /** Uses the changed settings at once; changes found by the watcher were made by another process. */
  readonly apply: (by: Initiator) => Promise<void>;
  readonly log: Log;
  readonly background: DeskPorts['background'] & Pick<RecordsExportPorts, 'exportDays'> & PinPorts['hashing'];
  readonly onTestStep: (step: ConnectionStepReport) => void;
  readonly onExportState: (state: ExportState) => void;
  readonly onDismissed: () => void;
}

export interface StaffRoom {
  readonly desk: StaffDesk;
  readonly session: StaffSession;
  readonly canBeSetUp: () => boolean;
  /** Records are being read for an export: none of them may be deleted. */
  readonly isExporting: () => boolean;
}

/** Puts the staff console's side in main together. */
export function openStaffRoom(options: StaffRoomOptions): StaffRoom {
  const { store, configuration, log, services, records, note, background } = options;
  const policyPins = () => {
    const { policy } = configuration;
    return policyInForce(policy).pins;
  };
  const pins = (settings: Settings) => pinsInForce(settings, policyPins());
  const hasKey = (settings: Settings) => {
    const given = configuration.apiKey;
    return settings.apiKey !== null || !given.ok || given.value !== null;
  };
  const clock = { wallMs: () => Date.now(), steadyMs: () => performance.now() };
  const hashing = hashingOf(background, log);
  const door = new Door({ store, pins, hasKey, log, note, clock, fitsPins: hashing.fitsPins });
  const session = new StaffSession({
    newToken: randomUUID,
    idleLimitMs: () => configuration.values.staffIdleSeconds * 1000,
    onDismissed() {
      note('staff', { event: 'locked' });
      options.onDismissed();
    },
    // A pasted key would stay in the clipboard for the next page to read.
    onEnded: () => clipboard.clear(),
  });
  const secrets = { configuration, store, demonstration: () => services.current.demonstration };
  const cameras = {
    list: () => findCameras(process.platform),
    store,
    isLocked: () => configuration.values.camera !== '',
  };
  const drives = openDrives();
  const recordsExport = new RecordsExport({
    ...{ records, note, drives, onState: options.onExportState },
    exportDays: background.exportDays,
  });
  const desk = createDesk({
    configuration,
    store,
    door,
    session,
    pins: { store, policyPins, hashing },
    cameras,
    secrets,
    drives,
    records,
    recordsExport,
    background,
    note,
    headCopy: options.headCopy,
    status: () => statusNow(options, secrets),
    testConnection: async (real) => ({ ok: true, value: await test(options, real) }),
    apply: () => options.apply(session.role ?? 'outside'),
    logFolder: app.getPath('logs'),
    restart() {
      relaunch();
      app.quit();
    },
    exit: () => app.quit(),
    log,
  });
  const canBeSetUp = () => {
    const { stored } = configuration;
    return stored.ok && behindDoor(stored.value, pins(stored.value), hasKey(stored.value)) === 'set-up';
  };
  return { desk, session, canBeSetUp, isExporting: () => recordsExport.isRunning };
}

async function test(options: StaffRoomOptions, real: boolean): Promise<ConnectionReport> {
  const { log } = options;
  const report = await testOwnConnection(options, real);
  const findings = report.steps.map(({ step, finding }) => `${step}: ${finding}`);
  log.info({ findings, real, well: report.well }, 'connection tested');
  return report;
}

/** Called rarely: on Windows it takes seconds. */
const camerasKeptMs = 30_000;
let cameras: { readonly at: number; readonly count: Promise<number | null> } | null = null;

function countCameras(): Promise<number | null> {
  if (!cameras || performance.now() - cameras.at > camerasKeptMs) {
    const count = findCameras(process.platform).then(
      // A camera that can't be identified still exists; Chromium's fake one is in no list.
      (found) =>
        found && !mayUseFakeDevice() ? found.filter(({ kind }) => kind !== 'virtual').length : null,
      () => null,
    );
    cameras = { at: performance.now(), count };
  }
  return cameras.count;
}

async function statusNow(
  { configuration, services, health, store, records, ...more }: StaffRoomOptions,
  secrets: Parameters<typeof describeSecrets>[0],
) {
  const { headCopy, directory, policyPath, background } = more;
  const now = new Date();
  const [camerasPluggedIn, counted, freeBytes] = await Promise.all([
    countCameras(),
    countDay(records, now, background.describeDay),
    freeBytesIn(directory),
  ]);
  const { stored, policy, values, cameraRule, apiKey } = configuration;
  return describeStatus({
    health,
    camerasPluggedIn,
    cameraPinned: cameraRule.ok && cameraRule.value !== null,
    service: services.current,
    host: new URL(values.endpoint).host,
    key: describeSecrets(secrets).apiKey,
    keyTrouble: apiKey.ok ? null : apiKey.error,
    storeTrouble: stored.ok ? null : stored.error,
    storeHealth: store.health(),
    recordTrouble: records.trouble,
    headFailing: headCopy().state === 'failing',
    recordsKept: records.refusal !== null,
    freeBytes,
    policy,
    policyPath,
    ...counted,
    versions: {
      app: app.getVersion(),
      flavour,
      electron: process.versions['electron'] ?? 'unknown',
      chromium: process.versions['chrome'] ?? 'unknown',
      node: process.versions.node,
      system: `${process.platform} ${process.getSystemVersion()}`,
      runtimeSupported: isRuntimeSupported(process.versions['electron'] ?? '0'),
    },
    now,
  });
}
