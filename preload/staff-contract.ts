/**
 * What crosses between main and the staff console. As in contract.ts: types and codes, no behaviour. Main checks
 * every request against the session that a PIN has opened; the page holds a token and has no rights of its own.
 */
import type { ConnectionReport, ConnectionStepReport } from './connection-contract.ts';
import type { CameraCode, ErrorCode, Flavour, Localised, Result } from './contract.ts';
import type { Fault, PolicyFault } from './faults/faults.ts';
import type { KeyFaultFacts } from './key-faults.ts';
import type { ExportState, RecordsOfDay } from './record-contract.ts';

export const staffChannels = {
  knock: 'staff:knock',
  enter: 'staff:enter',
  beginSetUp: 'staff:begin-set-up',
  finishSetUp: 'staff:finish-set-up',
  stay: 'staff:stay',
  leave: 'staff:leave',
  getStatus: 'staff:status',
  getSettings: 'staff:settings',
  changeSetting: 'staff:change-setting',
  getSecrets: 'staff:secrets',
  setSecret: 'staff:set-secret',
  importApiKey: 'staff:import-api-key',
  setPin: 'staff:set-pin',
  listCameras: 'staff:cameras',
  pinCamera: 'staff:pin-camera',
  testConnection: 'staff:test-connection',
  getEvents: 'staff:events',
  getRecords: 'staff:records',
  exportRecords: 'staff:export-records',
  stopExport: 'staff:stop-export',
  listDrives: 'staff:drives',
  exportBundle: 'staff:export-bundle',
  restart: 'staff:restart',
  exit: 'staff:exit',
  testStep: 'staff:test-step',
  exportState: 'staff:export-state',
  dismissed: 'staff:dismissed',
} as const;

/** `clerk`: status, help, restart. `administrator`: everything. */
export const staffRoles = ['clerk', 'administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Reasons for refusing a request of staff, besides the kiosk's own failures. */
export const staffRefusals = [
  'pin-wrong',
  'pin-paused',
  'pin-malformed',
  'pin-trivial',
  'pin-taken',
  'signed-out',
  'role-refused',
  'setting-refused',
  'setting-locked',
  'no-drive',
  'no-key-file',
  'several-key-files',
  ...['drive-refused', 'drive-full', 'export-too-large', 'export-running', 'export-stopped'],
  'camera-gone',
  'set-up-closed',
] as const;
export type StaffRefusal = (typeof staffRefusals)[number];

export interface StaffError {
  readonly code: StaffRefusal | ErrorCode;
  /** `pin-paused`, `pin-wrong`: until the next try, ms. */
  readonly waitMs?: number;
  /** What is wrong with what was given, where the code alone does not say it. */
  readonly fault?: Fault;
  /** What a system or a program said of it in English; no secret. */
  readonly detail?: string;
  /** `api-key-malformed`: which mistake it is; its text is looked up by `reason`. */
  readonly keyFault?: KeyFaultFacts;
}
type Answer<T> = Promise<Result<T, StaffError>>;

/** The state of the sign-in: a PIN is needed; the station is not set up; its PIN can only be set by IT. */
export type StaffDoor =
  | { readonly kind: 'pin'; readonly waitMs: number }
  | { readonly kind: 'set-up' }
  | { readonly kind: 'closed' };

export interface StaffEntry {
  readonly token: string;
  readonly role: StaffRole;
  /** The console closes after this time without a touch, ms. */
  readonly idleLimitMs: number;
  /** The set-up was not finished: the assistant continues. */
  readonly setUp: boolean;
}
export interface Token {
  readonly token: string;
}

/** `care`: works, but needs attention; `unknown`: not checked yet. */
export type TileState = 'good' | 'care' | 'bad' | 'unknown';

export interface StationStatus {
  readonly camera: {
    readonly state: TileState;
    readonly code: CameraCode | null;
    readonly name: string | null;
    readonly pinned: boolean;
  };
  readonly service: {
    readonly state: TileState;
    readonly code: ErrorCode | null;
    readonly host: string;
    /** ISO 8601; null: none since the start. */
    readonly lastAnswerAt: string | null;
    readonly demonstration: boolean;
  };
  readonly key: { readonly state: TileState; readonly info: SecretInfo | null };
  readonly storage: {
    readonly state: TileState;
    readonly code: ErrorCode | null;
    /** What is wrong, where the code alone does not say it. */
    readonly fault: Fault | null;
    /** What a system or a program said of it in English. */
    readonly detail: string | null;
    /** Name of the back end that wraps the data key; null: not used yet. */
    readonly backend: string | null;
    readonly freeBytes: number | null;
    /** The newest settings were damaged; the generation before them is in use. */
    readonly recovered: boolean;
    readonly quarantined: readonly string[];
    /** The head of the records could not be written to the bank's folder. */
    readonly headFailing: boolean;
    /** Expired records were kept because their files are damaged. */
    readonly recordsKept: boolean;
  };
  readonly clock: {
    readonly state: TileState;
    /** ISO 8601, with the station's own offset. */
    readonly now: string;
    /** Station minus service, ms; null: not compared since the start. */
    readonly offsetMs: number | null;
  };
  readonly versions: {
    readonly app: string;
    readonly flavour: Flavour;
    readonly electron: string;
    readonly chromium: string;
    readonly node: string;
    readonly system: string;
    readonly runtimeSupported: boolean;
  };
  readonly policy: {
    readonly state: 'none' | 'active' | 'invalid';
    readonly path: string;
    readonly faults: readonly PolicyFault[];
  };
  readonly today: {
    readonly attempts: number;
    readonly live: number;
    readonly errors: number;
    /** How often a part crashed and recovered: page, graphics, network, camera service. */
    readonly recovered: number;
  };
}

export const settingGroups = [
  'bank',
  'service',
  'network',
  'consent',
  'camera',
  'times',
  'sound',
  'station',
  'records',
] as const;
export type SettingGroup = (typeof settingGroups)[number];
export type SettingValue = boolean | number | string | readonly string[] | Localised | null;

/** How a setting is edited. */
export type SettingForm =
  | { readonly kind: 'switch' }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly unit: 'seconds' | 'percent' | 'times' | 'days' | 'megabytes';
    }
  | { readonly kind: 'choice'; readonly choices: readonly SettingChoice[] }
  | { readonly kind: 'several'; readonly choices: readonly SettingChoice[] }
  | { readonly kind: 'text'; readonly maxLength: number; readonly multiline: boolean }
  | { readonly kind: 'lines'; readonly maxLength: number; readonly maxLines: number }
  | {
      readonly kind: 'localised';
      readonly maxLength: number;
      readonly multiline: boolean;
      /** The bank should fill it in, in every language; staff see that it has not. */
      readonly wanted: boolean;
    }
  | { readonly kind: 'colour' };
export interface SettingChoice {
  readonly value: string;
  readonly title: Localised;
}

export interface SettingView {
  readonly name: string;
  readonly group: SettingGroup;
  readonly title: Localised;
  readonly help: Localised;
  readonly form: SettingForm;
  readonly value: SettingValue;
  readonly default: SettingValue;
  /** `policy`: set by the administrator, can't be changed here. */
  readonly source: 'default' | 'station' | 'policy';
}

export const secretNames = ['apiKey', 'proxyPassword'] as const;
export type SecretName = (typeof secretNames)[number];
/** All that is ever shown of a secret again. */
export interface SecretInfo {
  /** Null where even these would reveal too much. */
  readonly lastFour: string | null;
  readonly length: number;
  readonly source: 'station' | 'policy' | 'credential' | 'demonstration';
}
export type Secrets = Readonly<Record<SecretName, SecretInfo | null>>;

export interface CameraChoice {
  readonly id: string;
  readonly name: string;
  readonly pinned: boolean;
}

/** Something that went wrong, newest first in lists. */
export interface StaffEvent {
  readonly at: string;
  readonly code: ErrorCode;
  readonly detail: string | null;
  readonly times: number;
}

export interface Drive {
  readonly id: string;
  readonly name: string;
  readonly freeBytes: number | null;
}

/** `window.staff` in the renderer. */
export interface StaffBridge {
  knock(): Answer<StaffDoor>;
  enter(request: { readonly pin: string }): Answer<StaffEntry>;
  /** Opens the set-up assistant of a station without a PIN, with an administrator's rights. */
  beginSetUp(): Answer<StaffEntry>;
  finishSetUp(request: Token): Answer<null>;
  /** Restarts the idle time after a touch. */
  stay(request: Token): Answer<null>;
  leave(request: Token): Answer<null>;
  getStatus(request: Token): Answer<StationStatus>;
  getSettings(request: Token): Answer<readonly SettingView[]>;
  /** `null` puts the setting back to its default. Answers with all settings as they are now. */
  changeSetting(
    request: Token & { readonly name: string; readonly value: SettingValue },
  ): Answer<readonly SettingView[]>;
  getSecrets(request: Token): Answer<Secrets>;
  /** `null` removes it. */
  setSecret(request: Token & { readonly name: SecretName; readonly value: string | null }): Answer<Secrets>;
  /** From `liveness-kiosk-key.txt` on a removable drive. */
  importApiKey(request: Token): Answer<Secrets>;
  setPin(request: Token & { readonly role: StaffRole; readonly pin: string | null }): Answer<null>;
  listCameras(request: Token): Answer<readonly CameraChoice[]>;
  /** `null`: any camera that is not known to be wrong. */
  pinCamera(request: Token & { readonly id: string | null }): Answer<readonly CameraChoice[]>;
  /** `real`: with a picture and the key, which may be billed. Steps are reported as they end (`onTestStep`). */
  testConnection(request: Token & { readonly real: boolean }): Answer<ConnectionReport>;
  getEvents(request: Token): Answer<readonly StaffEvent[]>;
  /** `null`: today. */
  getRecords(request: Token & { readonly day: string | null }): Answer<RecordsOfDay>;
  /** Writes these days to the drive: records, a table, the head. Continues when the page is closed or staff leave; one at a time. */
  exportRecords(
    request: Token & { readonly drive: string; readonly from: string; readonly to: string },
  ): Answer<{ readonly fileNames: readonly string[] }>;
  /** The export under way ends with `export-stopped` and leaves nothing on the drive. */
  stopExport(request: Token): Answer<null>;
  listDrives(request: Token): Answer<readonly Drive[]>;
  /** Writes a file without secrets and faces to the drive; answers with its name. */
  exportBundle(request: Token & { readonly drive: string }): Answer<{ readonly fileName: string }>;
  restart(request: Token): Answer<null>;
  exit(request: Token): Answer<null>;
  onTestStep(listener: (step: ConnectionStepReport) => void): () => void;
  onExportState(listener: (state: ExportState) => void): () => void;
  /** Main has ended the staff session. */
  onDismissed(listener: () => void): () => void;
}
