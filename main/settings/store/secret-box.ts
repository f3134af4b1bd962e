import type { Result } from '../../../preload/contract.ts';
import type { ErrorCode } from '../../../preload/error-codes.ts';
import type { Fault } from '../../../preload/faults/faults.ts';

/** The part of Electron's safeStorage that is used, so that tests can replace a key store. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
}

/** Wraps small secrets with the operating system's key store. */
export interface SecretBox {
  /** Recorded with what it wrapped: another back end can't open it, and has to report that. */
  readonly backend: string;
  wrap(text: string): string;
  unwrap(wrapped: string): string;
}

export interface StoreTrouble {
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

const trouble = (code: StoreTrouble['code'], staffDetail: string): Result<never, StoreTrouble> => ({
  ok: false,
  error: { code, staffDetail },
});

/**
 * Opens the operating system's key store, or returns why it can't be trusted with the key.
 *
 * Only after `app.whenReady()`: before it the back end reads `unknown`. On Linux `basic_text` means a password
 * published in Chromium's source, so it protects nothing; and a desktop can announce a keyring that is
 * locked. Hence all three: the back end's name, its availability, and a round trip.
 */
export function openSecretBox(
  safeStorage: SafeStorage,
  platform: NodeJS.Platform,
): Result<SecretBox, StoreTrouble> {
  const backend = nameBackend(safeStorage, platform);
  if (backend === 'basic_text') return trouble('secret-store-weak', 'back end basic_text');
  if (backend === 'unknown') return trouble('secret-store-unavailable', 'no back end was found');
  try {
    if (!safeStorage.isEncryptionAvailable()) {
      return trouble('secret-store-unavailable', `back end ${backend} is locked or not running`);
    }
    const probe = 'round trip';
    if (safeStorage.decryptString(safeStorage.encryptString(probe)) !== probe) {
      return trouble('secret-store-unavailable', `back end ${backend} did not give back what it was given`);
    }
  } catch {
    return trouble('secret-store-unavailable', `back end ${backend} failed a round trip`);
  }
  return {
    ok: true,
    value: {
      backend,
      wrap: (text) => safeStorage.encryptString(text).toString('base64'),
      unwrap: (wrapped) => safeStorage.decryptString(Buffer.from(wrapped, 'base64')),
    },
  };
}

function nameBackend(safeStorage: SafeStorage, platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'dpapi';
  if (platform === 'darwin') return 'keychain';
  return safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
}
