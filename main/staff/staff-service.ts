import { readKeyFile } from './key-file.ts';
import type { Result } from '../../preload/contract.ts';
import type {
  Secrets,
  SettingView,
  StaffEntry,
  StaffError,
  StationStatus,
} from '../../preload/staff-contract.ts';
import type { HeadCopy } from '../../preload/record-contract.ts';
import type { DescribeDay } from '../records/describe-day.ts';
import type { NoteEvent } from '../records/events.ts';
import type { Records } from '../records/records.ts';
import type { readFailures } from './log-reader.ts';
import { bundleName } from './support-bundle.ts';
import type { StaffDesk } from './staff-handlers.ts';
import type { Log } from '../platform/log.ts';
import type { Configuration } from '../settings/configuration.ts';
import type { SettingsStore } from '../settings/store/settings-store.ts';
import { listCameras, pinCamera, type CamerasPagePorts } from './cameras.ts';
import type { Door } from './auth/sign-in.ts';
import { setPin, type PinPorts } from './auth/pins.ts';
import { refuseStore } from './refuse.ts';
import type { RecordsExport } from './records-export.ts';
import { readRecords } from './records.ts';
import type { RemovableDrives } from '../drives/open-drives.ts';
import { describeSecrets, setSecret, type SecretsPagePorts } from './secrets.ts';
import { changeSetting, listSettings } from './settings.ts';
import type { StaffSession } from './auth/staff-session.ts';
import type { WriteSupportFile } from './write-support-file.ts';

export interface DeskPorts {
  readonly configuration: Configuration;
  readonly store: SettingsStore;
  readonly door: Door;
  readonly session: StaffSession;
  readonly pins: PinPorts;
  readonly cameras: CamerasPagePorts;
  readonly secrets: SecretsPagePorts;
  readonly drives: RemovableDrives;
  readonly records: Records;
  readonly note: NoteEvent;
  readonly headCopy: () => HeadCopy;
  readonly status: () => Promise<StationStatus>;
  readonly testConnection: StaffDesk['testConnection'];
  /** Reads the settings again and applies them. */
  readonly apply: () => Promise<void>;
  readonly recordsExport: RecordsExport;
  /** Off the main thread. */
  readonly background: {
    readonly describeDay: DescribeDay;
    readonly readFailures: typeof readFailures;
    readonly writeSupportFile: WriteSupportFile;
  };
  readonly logFolder: string;
  readonly restart: () => void;
  readonly exit: () => void;
  readonly log: Log;
}

type Answer<T> = Result<T, StaffError>;
const done: Answer<null> = { ok: true, value: null };
const ok = <T>(value: T): Answer<T> => ({ ok: true, value });

/** The staff console's side in main, put together of its pages. */
export function createDesk(ports: DeskPorts): StaffDesk {
  return { ...createEntrance(ports), ...createPages(ports), ...createDiagnostics(ports) };
}

function createEntrance({ door, session, store, note, log }: DeskPorts) {
  const begin = (role: StaffEntry['role']): Answer<StaffEntry> => {
    const read = store.read();
    const isOpen = read.ok && read.value.setUp === 'begun' && role === 'administrator';
    return ok(session.begin(role, isOpen));
  };
  return {
    knock: () => door.knock(),
    async enter(pin: string): Promise<Answer<StaffEntry>> {
      const role = await door.enter(pin);
      return role.ok ? begin(role.value) : role;
    },
    async beginSetUp(): Promise<Answer<StaffEntry>> {
      const begun = await door.beginSetUp();
      if (!begun.ok) return begun;
      log.info('set-up begun');
      note('staff', { event: 'set-up-begun' });
      return begin('administrator');
    },
    leave(): Answer<null> {
      note('staff', { event: 'left' });
      session.end();
      return done;
    },
    async finishSetUp(): Promise<Answer<null>> {
      const behind = door.knock();
      // After set-up ends, only a person with a PIN may come back.
      if (behind.ok && behind.value.kind !== 'pin') return { ok: false, error: { code: 'pin-malformed' } };
      log.info('set-up finished');
      note('staff', { event: 'set-up-finished' });
      const saved = await store.update((now) => ({ ...now, setUp: 'done' }));
      return saved.ok ? saved : refuseStore(saved.error);
    },
  };
}

function createPages(ports: DeskPorts) {
  const { configuration, store, apply, log } = ports;
  const settingsNow = (): Answer<readonly SettingView[]> => ok(listSettings(configuration));
  const secretsNow = (): Answer<Secrets> => ok(describeSecrets(ports.secrets));
  return {
    getSettings: settingsNow,
    changeSetting: async (change: Parameters<StaffDesk['changeSetting']>[0]) => {
      const changed = await changeSetting(change, { configuration, store });
      if (!changed.ok) return changed;
      log.info({ setting: change.name, reset: change.value === null }, 'setting changed');
      await apply();
      return settingsNow();
    },
    getSecrets: secretsNow,
    setSecret: async (change: Parameters<StaffDesk['setSecret']>[0]) => {
      const changed = await setSecret(change, ports.secrets);
      if (!changed.ok) return changed;
      log.info({ secret: change.name, removed: change.value === null }, 'secret changed');
      await apply();
      return secretsNow();
    },
    importApiKey: async (): Promise<Answer<Secrets>> => {
      const found = readKeyFile(await ports.drives.folders());
      if (!found.ok) return found;
      const changed = await setSecret({ name: 'apiKey', value: found.value }, ports.secrets);
      if (!changed.ok) return changed;
      log.info({ secret: 'apiKey', from: 'drive' }, 'secret changed');
      await apply();
      return secretsNow();
    },
    setPin: async (change: Parameters<StaffDesk['setPin']>[0]) => {
      const changed = await setPin(change, ports.pins);
      if (changed.ok) log.info({ role: change.role, removed: change.pin === null }, 'PIN changed');
      await apply();
      return changed;
    },
    listCameras: () => listCameras(ports.cameras),
    pinCamera: async (id: string | null) => {
      const pinned = await pinCamera(id, ports.cameras);
      if (!pinned.ok) return pinned;
      log.info({ camera: id }, 'camera pinned');
      await apply();
      return listCameras(ports.cameras);
    },
  };
}

function createDiagnostics(ports: DeskPorts) {
  const { configuration, drives, records, recordsExport, headCopy, background, logFolder, note, log } = ports;
  return {
    getStatus: async () => ok(await ports.status()),
    testConnection: ports.testConnection,
    getEvents: async () => ok(await background.readFailures(logFolder)),
    getRecords: (day: string | null) =>
      readRecords(day, {
        ...{ records, headCopy, describeDay: background.describeDay },
        lastExport: () => recordsExport.tell(),
      }),
    exportRecords: async (wanted: Parameters<StaffDesk['exportRecords']>[0]) => {
      const exported = await recordsExport.write(wanted);
      if (exported.ok) log.info(exported.value, 'records written to a drive');
      else log.warn({ ...exported.error }, 'records not written to a drive');
      return exported;
    },
    stopExport: () => {
      recordsExport.stop();
      return done;
    },
    listDrives: async () => ok(await drives.list()),
    async exportBundle(drive: string): Promise<Answer<{ fileName: string }>> {
      const folder = await drives.folderOf(drive);
      if (!folder.ok) return folder;
      const now = new Date();
      const fileName = bundleName(configuration.values.stationName, now);
      const written = await background.writeSupportFile({
        ...{ logFolder, drive: folder.value, fileName, now },
        status: await ports.status(),
        settings: listSettings(configuration),
      });
      if (written.ok) log.info({ fileName }, 'support file written');
      return written.ok ? ok({ fileName }) : written;
    },
    restart: () => {
      log.info('restart by staff');
      note('staff', { event: 'restart' });
      ports.restart();
      return done;
    },
    exit: () => {
      log.info('exit by staff');
      note('staff', { event: 'exit' });
      ports.exit();
      return done;
    },
  };
}
