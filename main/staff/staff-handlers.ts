import type { Result } from '../../preload/contract.ts';
import type { RecordsOfDay } from '../../preload/record-contract.ts';
import type { ConnectionReport } from '../../preload/connection-contract.ts';
import type {
  CameraChoice,
  Drive,
  Secrets,
  SettingValue,
  SettingView,
  StaffDoor,
  StaffEntry,
  StaffError,
  StaffEvent,
  StaffRole,
  SecretName,
  StationStatus,
  Token,
} from '../../preload/staff-contract.ts';
import type { StaffSession } from './auth/staff-session.ts';
import type { StaffHandlers } from '../ipc/register.ts';
import {
  anyone,
  bundleExport,
  cameraChange,
  connectionTest,
  entering,
  pinChange,
  recordsExport,
  recordsRequest,
  secretChange,
  settingChange,
  staff,
} from './staff-schemas.ts';

type Answer<T> = Result<T, StaffError>;
type Later<T> = Answer<T> | Promise<Answer<T>>;

/** The console's requests. The handlers below check the caller before they call these. */
export interface StaffDesk {
  knock(): Answer<StaffDoor>;
  enter(pin: string): Promise<Answer<StaffEntry>>;
  beginSetUp(): Later<StaffEntry>;
  finishSetUp(): Later<null>;
  leave(): Answer<null>;
  getStatus(): Later<StationStatus>;
  getSettings(): Answer<readonly SettingView[]>;
  changeSetting(change: { name: string; value: SettingValue }): Later<readonly SettingView[]>;
  getSecrets(): Answer<Secrets>;
  setSecret(change: { name: SecretName; value: string | null }): Later<Secrets>;
  importApiKey(): Later<Secrets>;
  setPin(change: { role: StaffRole; pin: string | null }): Later<null>;
  listCameras(): Later<readonly CameraChoice[]>;
  pinCamera(id: string | null): Later<readonly CameraChoice[]>;
  testConnection(real: boolean): Later<ConnectionReport>;
  getEvents(): Later<readonly StaffEvent[]>;
  getRecords(day: string | null): Later<RecordsOfDay>;
  exportRecords(wanted: { drive: string; from: string; to: string }): Later<{ fileNames: readonly string[] }>;
  stopExport(): Answer<null>;
  listDrives(): Later<readonly Drive[]>;
  exportBundle(drive: string): Later<{ fileName: string }>;
  restart(): Answer<null>;
  exit(): Answer<null>;
}

const done: Answer<null> = { ok: true, value: null };

/** Authorisation by role: without a token obtained with a PIN, only sign-in is available. */
export function createStaffHandlers(desk: StaffDesk, session: StaffSession): StaffHandlers {
  const asClerk = guard(session, 'clerk');
  const asAdministrator = guard(session, 'administrator');
  // The page polls this every few seconds, also when staff are idle.
  const byItself = guard(session, 'clerk', false);
  return {
    knock: { schema: anyone, handle: () => desk.knock() },
    enter: { schema: entering, handle: ({ pin }) => desk.enter(pin) },
    beginSetUp: { schema: anyone, handle: () => desk.beginSetUp() },
    stay: { schema: staff, handle: asClerk(() => done) },
    leave: {
      schema: staff,
      handle: asClerk(() => desk.leave()),
    },
    getStatus: { schema: staff, handle: byItself(() => desk.getStatus()) },
    restart: { schema: staff, handle: asClerk(() => desk.restart()) },
    finishSetUp: { schema: staff, handle: asAdministrator(() => desk.finishSetUp()) },
    getSettings: { schema: staff, handle: asAdministrator(() => desk.getSettings()) },
    changeSetting: { schema: settingChange, handle: asAdministrator((change) => desk.changeSetting(change)) },
    getSecrets: { schema: staff, handle: asAdministrator(() => desk.getSecrets()) },
    setSecret: { schema: secretChange, handle: asAdministrator((change) => desk.setSecret(change)) },
    importApiKey: { schema: staff, handle: asAdministrator(() => desk.importApiKey()) },
    setPin: { schema: pinChange, handle: asAdministrator((change) => desk.setPin(change)) },
    listCameras: { schema: staff, handle: asAdministrator(() => desk.listCameras()) },
    pinCamera: { schema: cameraChange, handle: asAdministrator(({ id }) => desk.pinCamera(id)) },
    testConnection: {
      schema: connectionTest,
      handle: asAdministrator(({ real }) => desk.testConnection(real)),
    },
    getEvents: { schema: staff, handle: asAdministrator(() => desk.getEvents()) },
    getRecords: { schema: recordsRequest, handle: asAdministrator(({ day }) => desk.getRecords(day)) },
    exportRecords: { schema: recordsExport, handle: asAdministrator((wanted) => desk.exportRecords(wanted)) },
    stopExport: { schema: staff, handle: asAdministrator(() => desk.stopExport()) },
    listDrives: { schema: staff, handle: asAdministrator(() => desk.listDrives()) },
    exportBundle: { schema: bundleExport, handle: asAdministrator(({ drive }) => desk.exportBundle(drive)) },
    exit: { schema: staff, handle: asAdministrator(() => desk.exit()) },
  };
}

function guard(session: StaffSession, least: StaffRole, touched = true) {
  return <R extends Token, T>(handle: (request: R) => Later<T>) =>
    (request: R): Later<T> => {
      const checked = session.check(request.token, least, touched);
      return checked.ok ? handle(request) : checked;
    };
}
