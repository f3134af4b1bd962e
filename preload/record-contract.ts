/** Records as they cross from main to the staff console. Types alone, as in staff-contract.ts. */
import type { Localised } from './contract.ts';
import type { ErrorCode } from './error-codes.ts';
import type { StaffError } from './staff-contract.ts';

/** The part of an attempt's record that staff see. */
export interface AttemptLine {
  /** Number of the record. */
  readonly n: number;
  readonly at: string;
  readonly attemptId: string;
  readonly outcome: 'live' | 'not-live' | 'error';
  readonly score: number | null;
  readonly code: ErrorCode | null;
  /** The reason as stated by the service or the system; null: none was given. */
  readonly detail: string | null;
  readonly durationMs: number;
  readonly demonstration: boolean;
}

/** Any other record: settings, PINs, cameras, starts and stops. */
export interface RecordedEvent {
  readonly n: number;
  readonly at: string;
  readonly kind: string;
  readonly facts: readonly RecordedFact[];
}

/** A field of an event's record. */
export interface RecordedFact {
  /** As in docs/records.md (`role`, `camera.kind`); a setting by its title. */
  readonly name: string | Localised;
  readonly value: RecordedValue;
}

/** `mark`: of a secret, null where none is set; `sha256`: of a text too long for a record. A setting's choice comes by its title. */
export type RecordedValue =
  | string
  | number
  | boolean
  | null
  | Localised
  | { readonly mark: string | null }
  | { readonly sha256: string };

/** The records of one day. */
export interface RecordsOfDay {
  /** `2026-11-23`, in the station's own time; also the first and the last day that can be requested. */
  readonly day: string;
  readonly firstDay: string;
  readonly today: string;
  readonly attempts: readonly AttemptLine[];
  readonly events: readonly RecordedEvent[];
  readonly chain: RecordChain;
  /** The export under way, or the result of one that has not been reported yet; null: neither. */
  readonly lastExport: ExportState | null;
}

/** How far an export is. */
export interface ExportProgress {
  /** `checking`: what was written is read back. */
  readonly step: 'writing' | 'checking';
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** An export of records, from its beginning to how it ended. */
export type ExportState =
  | ({ readonly kind: 'running' } & ExportProgress)
  | { readonly kind: 'written'; readonly fileNames: readonly string[] }
  | { readonly kind: 'failed'; readonly error: StaffError };

/** The state of the records' chain. */
export interface RecordChain {
  /** 16 hex digits; null: the station has no key yet. */
  readonly station: string | null;
  /** base64; tellers and auditors check with it. */
  readonly publicKey: string | null;
  /** The newest record as a signed line, to be kept elsewhere; null: there is none. */
  readonly head: string | null;
  /** Whether the station publishes it automatically. */
  readonly copy: HeadCopy;
  readonly fault: ErrorCode | null;
  /** Nothing is set up here: signed with a key of this run. */
  readonly trial: boolean;
}

/** The copy of the head in the bank's own folder. */
export interface HeadCopy {
  /** `off`: no folder is set; `waiting`: not yet since the start. */
  readonly state: 'off' | 'waiting' | 'well' | 'failing';
  /** When one was written last in this run, ISO 8601. */
  readonly at: string | null;
}
