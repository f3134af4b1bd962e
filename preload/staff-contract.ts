/**
 * What crosses between main and the staff console, as in contract.ts: the table of channels is at the end. Main checks every request
 * against the session that a PIN has opened; the page holds a token and has no rights of its own.
 */
import { nameChannels, push, request, type BridgeOf, type Fields } from './channels.ts';
import type { ConnectionReport, ConnectionStepReport } from './connection-contract.ts';
import type { Localised, Result } from './contract.ts';
import type { ErrorCode } from './error-codes.ts';
import type { Fault } from './faults/faults.ts';
import type { KeyFaultFacts } from './key-faults.ts';
import type { ExportState, RecordsOfDay } from './record-contract.ts';
import type { StationStatus } from './station-status.ts';

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

/** The state of the sign-in: a PIN is needed; the station is not set up; its PIN can only be set by IT. */
export type SignInState =
  | { readonly kind: 'pin'; readonly waitMs: number }
  | { readonly kind: 'set-up' }
  | { readonly kind: 'closed' };

export interface StaffGrant {
  readonly token: string;
  readonly role: StaffRole;
  /** The console closes after this time without a touch, ms. */
  readonly idleLimitMs: number;
  /** The set-up was not finished: the assistant continues. */
  readonly setUp: boolean;
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
  readonly standard: SettingValue;
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
  readonly bound: boolean;
}

/** A drive's id, first and last day. */
export interface WantedExport {
  readonly drive: string;
  readonly from: string;
  readonly to: string;
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

export interface Token {
  readonly token: string;
}
/** A request of the page before anyone has signed in. */
const beforeSignIn = <Value, Given extends object | null = null>(fields: Fields<Given>) =>
  request<Given, Result<Value, StaffError>>(fields);
/** A request of staff: their token comes with it. */
const byStaff = <Value, Given = unknown>(fields: Fields<Given>) =>
  request<Token & Given, Result<Value, StaffError>>({ token: true, ...fields } as Fields<Token & Given>);

/** `window.staff` in the renderer. */
export const staffChannels = nameChannels('staff', {
  getSignIn: beforeSignIn<SignInState>(null),
  signIn: beforeSignIn<StaffGrant, { readonly pin: string }>({ pin: true }),
  /** Opens the set-up assistant of a station without a PIN, with an administrator's rights. */
  beginSetUp: beforeSignIn<StaffGrant>(null),
  finishSetUp: byStaff<null>({}),
  /** Restarts the idle time after a touch. */
  noteActivity: byStaff<null>({}),
  signOut: byStaff<null>({}),
  getStatus: byStaff<StationStatus>({}),
  getSettings: byStaff<readonly SettingView[]>({}),
  /** `null` puts the setting back to its default. Answers with all settings as they are now. */
  changeSetting: byStaff<readonly SettingView[], { readonly name: string; readonly value: SettingValue }>({
    name: true,
    value: true,
  }),
  getSecrets: byStaff<Secrets>({}),
  /** `null` removes it. */
  setSecret: byStaff<Secrets, { readonly name: SecretName; readonly value: string | null }>({
    name: true,
    value: true,
  }),
  /** From `liveness-kiosk-key.txt` on a removable drive. */
  importApiKey: byStaff<Secrets>({}),
  setPin: byStaff<null, { readonly role: StaffRole; readonly pin: string | null }>({ role: true, pin: true }),
  listCameras: byStaff<readonly CameraChoice[]>({}),
  /** `null`: any camera that is not known to be wrong. */
  bindCamera: byStaff<readonly CameraChoice[], { readonly id: string | null }>({ id: true }),
  /** `real`: with a picture and the key, which may be billed. Steps are reported as they end (`testStep`). */
  testConnection: byStaff<ConnectionReport, { readonly real: boolean }>({ real: true }),
  getEvents: byStaff<readonly StaffEvent[]>({}),
  /** `null`: today. */
  getRecords: byStaff<RecordsOfDay, { readonly day: string | null }>({ day: true }),
  /** Writes these days to the drive: records, a table, the head. Continues when the page is closed or staff leave; one at a time. */
  exportRecords: byStaff<{ readonly fileNames: readonly string[] }, WantedExport>({
    drive: true,
    from: true,
    to: true,
  }),
  /** The export under way ends with `export-stopped` and leaves nothing on the drive. */
  stopExport: byStaff<null>({}),
  listDrives: byStaff<readonly Drive[]>({}),
  /** Writes a file without secrets and faces to the drive; answers with its name. */
  exportBundle: byStaff<{ readonly fileName: string }, { readonly drive: string }>({ drive: true }),
  restart: byStaff<null>({}),
  exit: byStaff<null>({}),
  testStep: push<ConnectionStepReport>(),
  exportState: push<ExportState>(),
  /** Main has ended the staff session. */
  dismissed: push<null>(),
});
export type StaffBridge = BridgeOf<typeof staffChannels>;
