import { basename } from 'node:path';
import type { Language, Result } from '../../../preload/contract.ts';
import type { ErrorCode } from '../../../preload/error-codes.ts';
import { faultWords, type Fault } from '../../../preload/faults/faults.ts';
import { failed, failure } from '../../platform/failure.ts';

/** Why the settings, or a key of the station, could not be read or saved. */
export interface StoreFailure {
  readonly code: Extract<
    ErrorCode,
    | 'secret-store-unavailable'
    | 'secret-store-weak'
    | 'secret-store-changed'
    | 'settings-unreadable'
    | 'settings-not-saved'
  >;
  /** What it means, where it is known. */
  readonly fault?: Fault;
  /** For staff and the log: names of back ends and files, never a secret. */
  readonly staffDetail: string;
}

type Failed = Result<never, StoreFailure>;

const failedFor = (code: StoreFailure['code'], fault: Fault): Failed =>
  failed({ code, fault, staffDetail: faultWords(fault, 'en') });

/** A file of no known shape, or the system refuses to read it. */
export const unreadable = (staffDetail: string): Failed => failure('settings-unreadable', staffDetail);

export const fileGone = (path: string): Failed =>
  failedFor('settings-unreadable', { code: 'store-file-gone', file: basename(path) });

export const fileDamaged = (path: string): Failed =>
  failedFor('settings-unreadable', { code: 'store-file-damaged', file: basename(path) });

/** @param recorded back end that wrapped what is in the file @param offered the session's; null: it has none */
export function storeChanged(path: string, recorded: string, offered: string | null): Failed {
  const file = basename(path);
  const fault: Fault =
    offered === null
      ? { code: 'store-absent', file, recorded }
      : { code: 'store-changed', file, recorded, store: offered };
  return failedFor('secret-store-changed', fault);
}

/** The key store is there and refuses what it once wrapped: another user, machine, keyring, credential or key file. */
export function cannotOpen(path: string, backend: string): Failed {
  const file = basename(path);
  // Chromium wraps with a key of its own, which is stored in "Local State" and is itself wrapped by Windows.
  const isWindows = backend === 'dpapi';
  return failedFor(
    'secret-store-changed',
    isWindows ? { code: 'store-foreign-windows', file } : { code: 'store-foreign', file, store: backend },
  );
}

/** For a command's reader: in their language where the fault is known, else the system's message. */
export function storeDetail({ fault, staffDetail }: StoreFailure, language: Language): string {
  return fault ? faultWords(fault, language) : staffDetail;
}
