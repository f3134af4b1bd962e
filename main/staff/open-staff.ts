import { randomUUID } from 'node:crypto';
import { app, clipboard } from 'electron';
import type { ExportState } from '../../preload/record-contract.ts';
import type { StationStatus } from '../../preload/station-status.ts';
import { listCameras as findCameras } from '../camera/identify.ts';
import { openDrives } from '../drives/open-drives.ts';
import type { StaffHandlers } from '../ipc/register.ts';
import { flavour, isRuntimeSupported, version } from '../platform/flavour.ts';
import { relaunch } from '../platform/relaunch.ts';
import type { Initiator } from '../records/events.ts';
import { policyInForce } from '../settings/managed-policy/policy-file.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import type { Settings } from '../settings/store/stored-shape.ts';
import { authorise, type Actions } from './action.ts';
import { hashingOf, type Hashing } from './auth/pin-hash.ts';
import { pinActions, pinsInForce, type PinActionPorts } from './auth/set-pin.ts';
import { signInActions, type SignInActionPorts } from './auth/sign-in-actions.ts';
import { SignIn, signInKind } from './auth/sign-in.ts';
import { StaffSession } from './auth/staff-session.ts';
import { camerasActions, type CamerasActionPorts } from './cameras.ts';
import { connectionActions, type ConnectionPorts } from './connection.ts';
import { readStatus, type StatusPorts } from './read-status.ts';
import { RecordsExport, type RecordsExportPorts } from './records-export.ts';
import { recordsActions, type RecordsActionPorts } from './records.ts';
import { secretsActions, type SecretsActionPorts } from './secrets.ts';
import { settingsActions, type SettingsActionPorts } from './settings.ts';
import { supportActions, type SupportPorts } from './support.ts';

export type StaffActionPorts = SignInActionPorts &
  PinActionPorts &
  SettingsActionPorts &
  SecretsActionPorts &
  CamerasActionPorts &
  ConnectionPorts &
  RecordsActionPorts &
  SupportPorts;

/** Everything that staff can do; a request of the contract that is missing here does not compile. */
export const staffActions = (ports: StaffActionPorts): Actions => ({
  ...signInActions(ports),
  ...pinActions(ports),
  ...settingsActions(ports),
  ...secretsActions(ports),
  ...camerasActions(ports),
  ...connectionActions(ports),
  ...recordsActions(ports),
  ...supportActions(ports),
});

export interface StaffOptions
  extends
    Omit<StatusPorts, 'describeDay' | 'findCameras' | 'versions' | 'demonstration'>,
    Omit<ConnectionPorts, 'health' | 'lastSeen'> {
  readonly store: SettingsStore;
  readonly note: SignInActionPorts['note'];
  /** Uses the changed settings at once; changes found by the watcher were made by another process. */
  readonly apply: (by: Initiator) => Promise<void>;
  /** Off the main thread. */
  readonly background: Pick<StatusPorts, 'describeDay'> &
    Pick<RecordsExportPorts, 'exportDays'> &
    Pick<SupportPorts, 'readFailures' | 'writeSupportFile'> &
    Hashing;
  readonly onExportState: (state: ExportState) => void;
  readonly onDismissed: () => void;
}

export interface StaffService {
  readonly handlers: StaffHandlers;
  readonly session: StaffSession;
  readonly canBeSetUp: () => boolean;
  /** Records are being read for an export: none of them may be deleted. */
  readonly isExporting: () => boolean;
}

/** Composes what main does for the staff console. */
export function openStaff(options: StaffOptions): StaffService {
  const { store, configuration, log, services, records, note, background } = options;
  const { exportDays, describeDay, readFailures, writeSupportFile } = background;

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
  const signIn = new SignIn({ store, pins, hasKey, log, note, clock, fitsPins: hashing.fitsPins });
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

  const drives = openDrives();
  const recordsExport = new RecordsExport({
    ...{ records, note, drives, exportDays, onState: options.onExportState },
  });
  const demonstration = () => services.current.demonstration;
  const cameras = () => findCameras(process.platform);
  const versions = versionsNow();
  const actions = staffActions({
    ...options,
    ...{ signIn, session, policyPins, hashing, demonstration, drives, recordsExport },
    ...{ describeDay, readFailures, writeSupportFile, logFolder: app.getPath('logs') },
    findCameras: cameras,
    isCameraSetByPolicy: () => configuration.values.camera !== '',
    readStatus: () => readStatus({ ...options, demonstration, describeDay, versions, findCameras: cameras }),
    apply: () => options.apply(session.role ?? 'outside'),
    restart() {
      relaunch();
      app.quit();
    },
    exit: () => app.quit(),
  });

  const canBeSetUp = () => {
    const { stored } = configuration;
    return stored.ok && signInKind(stored.value, pins(stored.value), hasKey(stored.value)) === 'set-up';
  };
  const handlers = authorise(actions, session);
  return { handlers, session, canBeSetUp, isExporting: () => recordsExport.isRunning };
}

function versionsNow(): StationStatus['versions'] {
  const { electron = 'unknown', chrome: chromium = 'unknown', node } = process.versions;
  return {
    ...{ app: version, flavour, electron, chromium, node },
    system: `${process.platform} ${process.getSystemVersion()}`,
    runtimeSupported: isRuntimeSupported(process.versions['electron'] ?? '0'),
  };
}
