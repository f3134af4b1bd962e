import type { Flavour } from './contract.ts';
import type { CameraCode, ErrorCode } from './error-codes.ts';
import type { Fault, PolicyFault } from './faults/faults.ts';
import type { SecretInfo } from './staff-contract.ts';

/** `care`: works, but needs attention; `unknown`: not checked yet. */
export type TileState = 'good' | 'care' | 'bad' | 'unknown';

/** Something that ends, or that the service may refuse one day, as last seen by this station. Times ISO 8601. */
export type ExpiringThing =
  | {
      readonly kind: 'certificate';
      readonly state: TileState;
      /** The service's own, one that signed it, or an authority of `caFile`. */
      readonly of: 'service' | 'issuer' | 'file';
      readonly name: string;
      readonly until: string;
      /** Whole days; negative: it has ended. */
      readonly daysLeft: number;
    }
  /** How many of the pinned keys the service's certificates had; null: none seen yet. */
  | {
      readonly kind: 'pins';
      readonly state: TileState;
      readonly set: number;
      readonly seen: number | null;
    }
  /** What the service last said of the contract; null: it gave a verdict. */
  | {
      readonly kind: 'subscription';
      readonly state: TileState;
      readonly code: ErrorCode | null;
      readonly at: string;
    }
  /** Since when this station uses its API key. */
  | { readonly kind: 'key'; readonly state: TileState; readonly since: string };

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
  /** The worst state, and what is known; empty: nothing yet. */
  readonly expiry: { readonly state: TileState; readonly things: readonly ExpiringThing[] };
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
