import type { Flavour } from './contract.ts';
import type { CameraCode, ErrorCode } from './error-codes.ts';
import type { Fault, PolicyFault } from './faults/faults.ts';
import type { SecretInfo } from './staff-contract.ts';

/** `care`: works, but needs attention; `unknown`: not checked yet. */
export type TileState = 'good' | 'care' | 'bad' | 'unknown';

export interface StationStatus {
  readonly camera: {
    readonly state: TileState;
    readonly code: CameraCode | null;
    readonly name: string | null;
    readonly bound: boolean;
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
    readonly setAside: readonly string[];
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
