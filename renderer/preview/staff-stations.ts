import type { ConnectionReport } from '../../preload/connection-contract.ts';
import type { KeyFaultFacts } from '../../preload/key-faults.ts';
import type {
  CameraChoice,
  Drive,
  Secrets,
  SettingView,
  SignInState,
  StaffEvent,
} from '../../preload/staff-contract.ts';
import type { ExpiringThing, StationStatus } from '../../preload/station-status.ts';
import { at, attempts, chain, recorded, type CannedRecords } from './staff-records.ts';
import { badReport, cannedSettings, wellReport } from './staff-answers.ts';

/** A sample station in one state, as main would report it to the console. */
export interface CannedStation extends CannedRecords {
  readonly door: SignInState;
  readonly status: StationStatus;
  readonly settings: readonly SettingView[];
  readonly secrets: Secrets;
  readonly cameras: readonly CameraChoice[];
  readonly drives: readonly Drive[];
  /** What is wrong with the key on the drive; null: nothing. */
  readonly keyOnDrive: KeyFaultFacts | null;
  readonly events: readonly StaffEvent[];
  readonly report: ConnectionReport;
}

export type StationKind = 'healthy' | 'virgin' | 'blocked' | 'troubled' | 'locked';

const nothing = { apiKey: null, proxyPassword: null } as const;

const certificate = (
  of: 'service' | 'issuer' | 'file',
  name: string,
  day: string,
  daysLeft: number,
): ExpiringThing => ({
  ...{ kind: 'certificate', of, name, until: `${day}T12:00:00.000Z`, daysLeft },
  state: daysLeft < 0 ? 'bad' : daysLeft < 30 ? 'care' : 'good',
});

const status: StationStatus = {
  camera: { state: 'good', code: null, name: 'HD Pro Webcam C920', bound: true },
  service: {
    state: 'good',
    code: null,
    host: 'kyc.biometric.kz',
    lastAnswerAt: at('14:02:11'),
    demonstration: false,
  },
  key: { state: 'good', info: { lastFour: '7f3c', length: 52, source: 'station' } },
  storage: {
    state: 'good',
    code: null,
    fault: null,
    detail: null,
    backend: 'gnome_libsecret',
    freeBytes: 41_800_000_000,
    recovered: false,
    quarantined: [],
    headFailing: false,
    recordsKept: false,
  },
  clock: { state: 'good', now: at('14:05:09'), offsetMs: 180 },
  expiry: {
    state: 'good',
    things: [
      certificate('service', 'biometric.kz, *.biometric.kz', '2027-03-14', 111),
      certificate('issuer', "Let's Encrypt, R11", '2027-03-12', 109),
      { kind: 'subscription', state: 'good', code: null, at: at('14:02:11') },
      { kind: 'key', state: 'good', since: '2026-10-05T04:12:00.000Z' },
    ],
  },
  versions: {
    app: '0.4.0+68a94db01234',
    flavour: 'production',
    electron: '45.4.1',
    chromium: '146.0.7680.80',
    node: '24.11.0',
    system: 'Windows 11 Pro 24H2',
    runtimeSupported: true,
  },
  policy: { state: 'none', path: 'C:\\ProgramData\\LivenessKiosk\\policy.json', faults: [] },
  today: { attempts: 48, live: 43, errors: 2, recovered: 0 },
};

const troubledStatus: StationStatus = {
  camera: { state: 'bad', code: 'camera-untrusted', name: 'USB2.0 PC CAMERA', bound: false },
  service: { ...status.service, state: 'bad', code: 'unreachable' },
  key: { state: 'care', info: { lastFour: '7f3c', length: 52, source: 'station' } },
  storage: {
    state: 'care',
    code: null,
    fault: null,
    detail: null,
    backend: 'file',
    freeBytes: 212_000_000,
    recovered: true,
    quarantined: ['settings-2026-11-22T0812.damaged'],
    headFailing: true,
    recordsKept: true,
  },
  clock: { state: 'bad', now: at('14:05:09'), offsetMs: -412_000 },
  expiry: {
    state: 'bad',
    things: [
      certificate('service', 'Dala Bank JSC, kyc.biometric.kz', '2026-12-04', 11),
      certificate('issuer', 'Dala Bank JSC, Dala Bank Traffic Inspection CA 2', '2027-08-01', 250),
      certificate('file', 'Dala Bank JSC, Dala Bank Root CA', '2026-11-20', -4),
      { kind: 'pins', state: 'bad', set: 2, seen: 0 },
      { kind: 'subscription', state: 'bad', code: 'subscription-none-active', at: at('13:40:00') },
      { kind: 'key', state: 'good', since: '2025-10-05T04:12:00.000Z' },
    ],
  },
  versions: { ...status.versions, flavour: 'development', electron: '33.2.1', runtimeSupported: false },
  policy: {
    state: 'invalid',
    path: '/etc/liveness-kiosk/policy.json',
    faults: [
      { line: 14, column: 22, name: 'maxAttempts', fault: { code: 'at-most', max: 5 } },
      {
        line: 16,
        column: 5,
        name: null,
        fault: { code: 'name-misspelt', name: 'proxyURL', close: 'proxyUrl' },
      },
      { line: 21, column: 3, name: 'consentText', fault: { code: 'consent-lines', part: 'kk' } },
    ],
  },
  today: { attempts: 11, live: 6, errors: 4, recovered: 3 },
};

const virginStatus: StationStatus = {
  ...status,
  camera: { state: 'unknown', code: null, name: null, bound: false },
  service: { ...status.service, state: 'unknown', lastAnswerAt: null },
  key: { state: 'bad', info: null },
  storage: { ...status.storage, state: 'unknown', backend: null, freeBytes: null },
  expiry: { state: 'unknown', things: [] },
  clock: { state: 'unknown', now: at('09:00:00'), offsetMs: null },
  today: { attempts: 0, live: 0, errors: 0, recovered: 0 },
};

const events: readonly StaffEvent[] = [
  { at: at('13:58:40'), code: 'unreachable', detail: 'PROXY_ECONNREFUSED', times: 7 },
  { at: at('13:12:03'), code: 'camera-untrusted', detail: null, times: 1 },
  { at: at('11:40:27'), code: 'timed-out', detail: 'deadline', times: 2 },
  {
    at: '2026-11-22T16:21:55+05:00',
    code: 'policy-invalid',
    times: 1,
    detail: 'line 14: "maxAttempts": Must be at most 5. And 2 more.',
  },
];

const bankName = { kk: 'Дала банкі', ru: 'Банк «Дала»', en: 'Dala Bank' };
const here = { bankName, defaultLanguage: 'ru', volume: 40, stationName: 'Алматы-03' };
const cameras: readonly CameraChoice[] = [
  { id: 'usb-046d-082d', name: 'HD Pro Webcam C920', bound: true },
  { id: 'usb-1871-0101', name: 'USB2.0 PC CAMERA', bound: false },
];

const healthy: CannedStation = {
  door: { kind: 'pin', waitMs: 0 },
  status,
  settings: cannedSettings(here, {}),
  secrets: { apiKey: status.key.info, proxyPassword: { lastFour: null, length: 14, source: 'station' } },
  cameras,
  drives: [{ id: 'E', name: 'KINGSTON (E:)', freeBytes: 14_900_000_000 }],
  keyOnDrive: null,
  events: events.slice(2),
  attempts,
  recorded,
  chain,
  report: wellReport,
};

const virgin: CannedStation = {
  ...healthy,
  door: { kind: 'set-up' },
  status: virginStatus,
  settings: cannedSettings({}, {}),
  secrets: nothing,
  cameras: cameras.map((one) => ({ ...one, bound: false })),
  drives: [],
  events: [],
  attempts: [],
  recorded: [],
  chain: {
    station: null,
    publicKey: null,
    head: null,
    fault: null,
    trial: true,
    copy: { state: 'off', at: null },
  },
};

const stations: Readonly<Record<StationKind, CannedStation>> = {
  healthy,
  virgin,
  blocked: { ...virgin, report: badReport },
  troubled: {
    ...healthy,
    status: troubledStatus,
    keyOnDrive: { reason: 'encoding', length: 104 },
    events,
    report: badReport,
    chain: { ...chain, copy: { state: 'failing', at: null }, fault: 'record-not-written' },
  },
  locked: {
    ...healthy,
    status: {
      ...status,
      key: { state: 'good', info: { lastFour: null, length: 52, source: 'credential' } },
      storage: {
        ...status.storage,
        state: 'bad',
        code: 'secret-store-changed',
        fault: { code: 'store-foreign-windows', file: 'data-key.json' },
        backend: null,
      },
      policy: { ...status.policy, state: 'active' },
    },
    settings: cannedSettings({}, { ...here, languages: ['kk', 'ru'], accentColour: '#0b3d91', voice: false }),
    secrets: { ...nothing, apiKey: { lastFour: null, length: 52, source: 'credential' } },
  },
};

export function cannedStation(kind: StationKind): CannedStation {
  return stations[kind];
}
