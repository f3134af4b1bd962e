import type { CameraCode, ErrorCode, Flavour } from '../../preload/contract.ts';
import type { StaffRole } from '../../preload/staff-contract.ts';
import type { AdmittedCamera, RefusalReason } from '../camera/admit.ts';
import type { SettingChange, ShownSettings } from './configuration-facts.ts';
import type { Refusal } from './retention.ts';

/** Who did it, as far as main can tell: PINs are shared by role. `outside`: the command line, the policy, another program. */
export type Doer = StaffRole | 'outside';

/** What is recorded besides attempts; the data of a record of that kind. docs/records.md describes each. */
export interface StationEvents {
  readonly start: {
    readonly flavour: Flavour;
    readonly version: string;
    readonly electron: string;
    readonly system: string;
    /** `not-stopped`: killed, or the power went. */
    readonly lastRun: 'none' | 'stopped' | 'not-stopped';
  };
  readonly stop: Readonly<Record<string, never>>;
  /** All that differs from the defaults, at each start. */
  readonly settings: ShownSettings;
  readonly 'setting-changed': SettingChange & { readonly by: Doer };
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
    /** So many more changes in a minute than are written down one by one. */
    | { readonly event: 'unsteady'; readonly changes: number };
  readonly export: { readonly files: readonly string[]; readonly records: number };
  /** Records whose time is over stay, since they are not whole; `code` as the verifier says it. */
  readonly 'retention-refused': Refusal;
  /** What died and came back. */
  readonly trouble: { readonly what: string; readonly reason: string };
}

export type NoteEvent = <K extends keyof StationEvents>(kind: K, data: StationEvents[K]) => void;
