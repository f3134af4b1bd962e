import type { Result } from '../../preload/contract.ts';
import type { ExportState } from '../../preload/record-contract.ts';
import type { ConnectionStepReport } from '../../preload/connection-contract.ts';
import type {
  SettingView,
  StaffBridge,
  StaffGrant,
  StaffError,
  StaffRefusal,
} from '../../preload/staff-contract.ts';
import { recordsOf } from './staff-records.ts';
import { cannedStation, type CannedStation, type StationKind } from './staff-stations.ts';

type Method = Exclude<keyof StaffBridge, `on${string}`>;
type Answers = { [Name in Method]: StaffBridge[Name] };

export const staffToken = 'a-token';
/** Let the fake in; any other is wrong. */
const administratorPin = '271828';
const clerkPin = '314159';
const idleLimitMs = 120_000;

const ok = <T>(value: T): Result<T, StaffError> => ({ ok: true, value });
const no = (code: StaffRefusal | StaffError['code'], rest: Partial<StaffError> = {}) =>
  ({ ok: false, error: { code, ...rest } }) as const;
const entry = (role: StaffGrant['role'], setUp: boolean): StaffGrant => ({
  token: staffToken,
  role,
  idleLimitMs,
  setUp,
});

/**
 * `window.staff` without Electron: a station that remembers what is changed. As the real bridge does, it copies by structured
 * clone in both directions. Each method's answer can be replaced through `answers`.
 */
export class FakeStaffBridge implements StaffBridge {
  readonly calls: { readonly method: Method; readonly request: unknown }[] = [];
  readonly #stepListeners = new Set<(step: ConnectionStepReport) => void>();
  readonly #exportListeners = new Set<(state: ExportState) => void>();
  readonly #dismissedListeners = new Set<() => void>();
  #station: CannedStation;
  #isSetUp: boolean;
  readonly #pauseMs: number;
  readonly #lastExport: ExportState | null;
  readonly #pins = new Map<string, StaffGrant['role']>([
    [administratorPin, 'administrator'],
    [clerkPin, 'clerk'],
  ]);

  /** @param pauseMs longer than a slow machine takes to look at it, and shorter than the console stays open untouched */
  constructor(kind: StationKind, pauseMs = 15_000, lastExport: ExportState | null = null) {
    this.#pauseMs = pauseMs;
    this.#lastExport = lastExport;
    this.#station = cannedStation(kind);
    this.#isSetUp = this.#station.door.kind === 'pin';
    if (!this.#isSetUp) this.#pins.clear();
  }

  /** The station's answers to each request: a test may replace any of them. */
  answers: Answers = {
    getSignIn: async () => ok(this.#pins.size > 0 ? { kind: 'pin', waitMs: 0 } : this.#station.door),
    signIn: async ({ pin }) => {
      const role = this.#pins.get(pin);
      return role ? ok(entry(role, !this.#isSetUp)) : no('pin-wrong', { waitMs: this.#pauseMs });
    },
    beginSetUp: async () => (this.#pins.size > 0 ? no('set-up-closed') : ok(entry('administrator', true))),
    finishSetUp: async () => {
      this.#isSetUp = true;
      return ok(null);
    },
    noteActivity: async () => ok(null),
    signOut: async () => ok(null),
    getStatus: async () => ok(this.#station.status),
    getSettings: async () => ok(this.#station.settings),
    changeSetting: async ({ name, value }) => this.#change(name, value),
    getSecrets: async () => ok(this.#station.secrets),
    setSecret: async ({ name, value }) => {
      if (name === 'apiKey' && value !== null && value.length < 47)
        return no('api-key-malformed', { keyFault: { reason: 'too-short', length: value.length } });
      const info =
        value === null
          ? null
          : { lastFour: value.slice(-4), length: value.length, source: 'station' as const };
      return this.#keep({ secrets: { ...this.#station.secrets, [name]: info } }, ({ secrets }) => secrets);
    },
    importApiKey: async () => {
      const { drives, keyOnDrive: keyFault } = this.#station;
      if (drives.length === 0) return no('no-drive');
      if (keyFault) return no('api-key-malformed', { keyFault });
      const apiKey = { lastFour: 'c0de', length: 47, source: 'station' as const };
      return this.#keep({ secrets: { ...this.#station.secrets, apiKey } }, ({ secrets }) => secrets);
    },
    setPin: async ({ role, pin }) => {
      if (pin !== null && /^(\d)\1+$|^123456/.test(pin)) return no('pin-trivial');
      if (pin !== null && this.#pins.has(pin)) return no('pin-taken');
      if (pin !== null) this.#pins.set(pin, role);
      return ok(null);
    },
    listCameras: async () => ok(this.#station.cameras),
    bindCamera: async ({ id }) => {
      const cameras = this.#station.cameras.map((one) => ({ ...one, bound: one.id === id }));
      return this.#keep({ cameras }, (station) => station.cameras);
    },
    testConnection: async ({ real }) => {
      const steps = this.#station.report.steps.map((step) =>
        step.step === 'key' && !real ? { ...step, finding: 'skipped' as const, facts: [] } : step,
      );
      for (const step of steps) this.tellStep(step);
      return ok({ ...this.#station.report, steps, askedService: real });
    },
    getEvents: async () => ok(this.#station.events),
    getRecords: async ({ day }) => ok({ ...recordsOf(this.#station, day), lastExport: this.#lastExport }),
    exportRecords: async ({ from, to }) =>
      ok({
        fileNames: ['.jsonl', '.csv', '-head.txt'].map((end) => `liveness-kiosk-records-${from}-${to}${end}`),
      }),
    stopExport: async () => {
      this.tellExport({ kind: 'failed', error: { code: 'export-stopped' } });
      return ok(null);
    },
    listDrives: async () => ok(this.#station.drives),
    exportBundle: async () => ok({ fileName: 'liveness-kiosk-support-20261123-1405.zip' }),
    restart: async () => ok(null),
    exit: async () => ok(null),
  };

  readonly getSignIn = this.#crossing('getSignIn');
  readonly signIn = this.#crossing('signIn');
  readonly beginSetUp = this.#crossing('beginSetUp');
  readonly finishSetUp = this.#crossing('finishSetUp');
  readonly noteActivity = this.#crossing('noteActivity');
  readonly signOut = this.#crossing('signOut');
  readonly getStatus = this.#crossing('getStatus');
  readonly getSettings = this.#crossing('getSettings');
  readonly changeSetting = this.#crossing('changeSetting');
  readonly getSecrets = this.#crossing('getSecrets');
  readonly setSecret = this.#crossing('setSecret');
  readonly importApiKey = this.#crossing('importApiKey');
  readonly setPin = this.#crossing('setPin');
  readonly listCameras = this.#crossing('listCameras');
  readonly bindCamera = this.#crossing('bindCamera');
  readonly testConnection = this.#crossing('testConnection');
  readonly getEvents = this.#crossing('getEvents');
  readonly getRecords = this.#crossing('getRecords');
  readonly exportRecords = this.#crossing('exportRecords');
  readonly stopExport = this.#crossing('stopExport');
  readonly listDrives = this.#crossing('listDrives');
  readonly exportBundle = this.#crossing('exportBundle');
  readonly restart = this.#crossing('restart');
  readonly exit = this.#crossing('exit');

  readonly onTestStep: StaffBridge['onTestStep'] = (listener) => {
    this.#stepListeners.add(listener);
    return () => void this.#stepListeners.delete(listener);
  };
  readonly onExportState: StaffBridge['onExportState'] = (listener) => {
    this.#exportListeners.add(listener);
    return () => void this.#exportListeners.delete(listener);
  };
  readonly onDismissed: StaffBridge['onDismissed'] = (listener) => {
    this.#dismissedListeners.add(listener);
    return () => void this.#dismissedListeners.delete(listener);
  };

  /** Main reports a step of the connection test. */
  tellStep(step: ConnectionStepReport): void {
    for (const listener of this.#stepListeners) listener(structuredClone(step));
  }

  /** Main reports an export's progress. */
  tellExport(state: ExportState): void {
    for (const listener of this.#exportListeners) listener(structuredClone(state));
  }

  /** Main ends the session. */
  dismiss(): void {
    for (const listener of [...this.#dismissedListeners]) listener();
  }

  /** The requests that one method was called with, oldest first. */
  sent(method: Method): unknown[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.request);
  }

  get listenerCount(): number {
    return this.#stepListeners.size + this.#exportListeners.size + this.#dismissedListeners.size;
  }

  #change(name: string, value: SettingView['value']): Result<readonly SettingView[], StaffError> {
    const view = this.#station.settings.find((one) => one.name === name);
    if (view?.source === 'policy') return no('setting-locked');
    if (name === 'languages' && Array.isArray(value) && value.length === 0)
      return no('setting-refused', { fault: { code: 'list-empty' } });
    const changed = (one: SettingView): SettingView =>
      value === null
        ? { ...one, value: one.standard, source: 'default' }
        : { ...one, value, source: 'station' };
    const settings = this.#station.settings.map((one) => (one.name === name ? changed(one) : one));
    return this.#keep({ settings }, (station) => station.settings);
  }

  #keep<T>(change: Partial<CannedStation>, shown: (station: CannedStation) => T): Result<T, StaffError> {
    this.#station = { ...this.#station, ...change };
    return ok(shown(this.#station));
  }

  /** Clones before anything is awaited, as `invoke` does. */
  #crossing<M extends Method>(method: M): StaffBridge[M] {
    const cross = async (request?: unknown): Promise<unknown> => {
      const copy = structuredClone(request);
      this.calls.push({ method, request: copy });
      const answer = this.answers[method] as (request: unknown) => Promise<unknown>;
      return structuredClone(await answer(copy));
    };
    return cross as StaffBridge[M];
  }
}
