import type { Flavour } from '../../preload/contract.ts';
import type { CameraCode, ErrorCode } from '../../preload/error-codes.ts';
import type { StaffRole } from '../../preload/staff-contract.ts';
import type { AdmittedCamera, RefusalReason } from '../camera/binding.ts';
import type { SettingChange, ShownSettings } from './configuration-facts.ts';
import type { Refusal } from './retention.ts';

/** Who did it, as far as main knows: staff of a role share a PIN. `outside`: the command line, the policy, another program. */
export type Initiator = StaffRole | 'outside';

/** What is recorded besides attempts, with the data of each kind of record. docs/records.md describes each. */
export interface StationEvents {
  readonly start: {
    readonly flavour: Flavour;
    readonly version: string;
    readonly electron: string;
    readonly system: string;
    /** `not-stopped`: the process was killed, or the power failed. */
    readonly lastRun: 'none' | 'stopped' | 'not-stopped';
  };
  readonly stop: Readonly<Record<string, never>>;
  /** All settings that differ from their defaults, at each start. */
  readonly settings: ShownSettings;
  readonly 'setting-changed': SettingChange & { readonly by: Initiator };
  readonly policy: { readonly state: 'none' | 'active' | 'invalid'; readonly faults: number };
  readonly staff:
    | { readonly event: 'came-in'; readonly role: StaffRole }
    | { readonly event: 'wrong-pin'; readonly failures: number }
    | { readonly event: 'set-up-begun' | 'set-up-finished' | 'left' | 'locked' | 'restart' | 'exit' };
  readonly camera:
    | { readonly event: 'admitted'; readonly camera: AdmittedCamera }
    | { readonly event: 'refused'; readonly reason: RefusalReason | ErrorCode }
    | { readonly event: 'trouble'; readonly code: CameraCode }
    | { readonly event: 'works-again' }
    /** Number of changes in one minute beyond those recorded one by one. */
    | { readonly event: 'unsteady'; readonly changes: number };
  readonly export: { readonly files: readonly string[]; readonly records: number };
  /** Expired records were kept because their files are damaged; `code` as the verifier reports it. */
  readonly 'retention-refused': Refusal;
  /** The part of the kiosk that failed, and why. */
  readonly trouble: { readonly what: string; readonly reason: string };
}

export type NoteEvent = <K extends keyof StationEvents>(kind: K, data: StationEvents[K]) => void;
