import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../preload/contract.ts';
import { createDurably, isThere } from '../../platform/durable-file.ts';
import { failure } from '../../platform/failure.ts';
import { dataKeyFileName } from '../../platform/file-names.ts';
import { reasonOf } from '../../platform/errno.ts';
import { authenticatedCipher } from './authenticated-cipher.ts';
import { recordedBackend } from './data-key.ts';
import { storeChanged, type StoreFailure } from './store-failure.ts';

/** The part of Electron's safeStorage that is used, so that tests can replace a key store. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
}

/** Wraps small secrets with the operating system's key store. */
export interface KeyWrapper {
  /** Recorded with what it wrapped: another back end can't open it, and has to report that. */
  readonly backend: string;
  wrap(text: string): string;
  unwrap(wrapped: string): string;
}

/** Name of the systemd credential that wraps the data key. */
export const dataKeyCredential = 'liveness-kiosk.data-key';
const credentialBackend = 'systemd-credential';
const fileBackend = 'file';
const fileKeyName = 'file-key';
const leastSecretBytes = 32;

export interface KeyWrapperSources {
  readonly safeStorage: SafeStorage;
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly directory: string;
  /** Only by policy: a key file gives no protection against a person who can copy the folder. */
  readonly allowFileKey: boolean;
}

/**
 * What wraps the data key on this station: a credential (systemd's, so on Linux alone) before a key file before the operating
 * system's key store.
 */
export function chooseKeyWrapper(sources: KeyWrapperSources): () => Result<KeyWrapper, StoreFailure> {
  const { platform, environment, directory } = sources;
  const folder = platform === 'linux' ? environment['CREDENTIALS_DIRECTORY'] : undefined;
  const credential = folder ? join(folder, dataKeyCredential) : null;
  if (credential !== null && existsSync(credential)) return () => openCredential(credential);
  if (sources.allowFileKey) return () => ({ ok: true, value: fileWrapper(directory) });
  return () => openSystem(sources);
}

/** Where the data key was wrapped by something that an administrator has removed, the key store's own fault would mislead. */
function openSystem({
  safeStorage,
  platform,
  directory,
}: KeyWrapperSources): Result<KeyWrapper, StoreFailure> {
  const wrapper = openKeyStore(safeStorage, platform);
  const path = join(directory, dataKeyFileName);
  const recorded = recordedBackend(path);
  if (wrapper.ok || (recorded !== credentialBackend && recorded !== fileBackend)) return wrapper;
  return storeChanged(path, recorded, null);
}

function openCredential(path: string): Result<KeyWrapper, StoreFailure> {
  try {
    return { ok: true, value: wrapperWith(readSecret(path), credentialBackend) };
  } catch (error) {
    return failure('secret-store-unavailable', `${credentialBackend}: ${reasonOf(error)}`);
  }
}

/** Its key is created on first use; a key that is missing later is never created again. */
function fileWrapper(directory: string): KeyWrapper {
  const path = join(directory, fileKeyName);
  return {
    backend: fileBackend,
    wrap(text) {
      // The kiosk and a command that start together: one of them makes it, and both use that one.
      if (!isThere(path)) createDurably(path, randomBytes(leastSecretBytes));
      return wrapperWith(readSecret(path), fileBackend).wrap(text);
    },
    unwrap: (wrapped) => wrapperWith(readSecret(path), fileBackend).unwrap(wrapped),
  };
}

function readSecret(path: string): Buffer {
  const secret = readFileSync(path);
  if (secret.length < leastSecretBytes) throw new Error(`at least ${leastSecretBytes} bytes are asked for`);
  return secret;
}

function wrapperWith(secret: Buffer, backend: string): KeyWrapper {
  const { encrypt, decrypt } = authenticatedCipher(secret, 'liveness-kiosk data key');
  return { backend, wrap: encrypt, unwrap: decrypt };
}

/**
 * Opens the operating system's key store, or returns why it can't be trusted with the key.
 *
 * Only after `app.whenReady()`: before it the back end reads `unknown`. On Linux `basic_text` means a password
 * published in Chromium's source, so it protects nothing; and a desktop can announce a keyring that is
 * locked. Hence all three: the back end's name, its availability, and a round trip.
 */
export function openKeyStore(
  safeStorage: SafeStorage,
  platform: NodeJS.Platform,
): Result<KeyWrapper, StoreFailure> {
  const backend = nameBackend(safeStorage, platform);
  if (backend === 'basic_text') return failure('secret-store-weak', 'back end basic_text');
  if (backend === 'unknown') return failure('secret-store-unavailable', 'no back end was found');
  try {
    if (!safeStorage.isEncryptionAvailable()) {
      return failure('secret-store-unavailable', `back end ${backend} is locked or not running`);
    }
    const probe = 'round trip';
    if (safeStorage.decryptString(safeStorage.encryptString(probe)) !== probe) {
      return failure('secret-store-unavailable', `back end ${backend} did not give back what it was given`);
    }
  } catch {
    return failure('secret-store-unavailable', `back end ${backend} failed a round trip`);
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
