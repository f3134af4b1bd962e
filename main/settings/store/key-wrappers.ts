import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../preload/contract.ts';
import { openAuthenticatedBox } from './authenticated-box.ts';
import { recordedBackend } from './data-key.ts';
import { reasonOf } from '../../platform/errno.ts';
import { createDurably, isThere } from '../../platform/durable-file.ts';
import { dataKeyFileName } from '../../platform/file-names.ts';
import { openSecretBox, type SafeStorage, type SecretBox, type StoreTrouble } from './secret-box.ts';
import { storeChanged } from './store-fault.ts';

/** Name of the systemd credential that wraps the data key. */
export const dataKeyCredential = 'liveness-kiosk.data-key';
const credentialBackend = 'systemd-credential';
const fileBackend = 'file';
const fileKeyName = 'file-key';
const leastSecretBytes = 32;

export interface BoxSources {
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
export function chooseSecretBox(sources: BoxSources): () => Result<SecretBox, StoreTrouble> {
  const { platform, environment, directory } = sources;
  const folder = platform === 'linux' ? environment['CREDENTIALS_DIRECTORY'] : undefined;
  const credential = folder ? join(folder, dataKeyCredential) : null;
  if (credential !== null && existsSync(credential)) return () => openCredentialBox(credential);
  if (sources.allowFileKey) return () => ({ ok: true, value: fileBox(directory) });
  return () => openSystemBox(sources);
}

/** Where the data key was wrapped by something that an administrator has removed, the key store's own fault would mislead. */
function openSystemBox({ safeStorage, platform, directory }: BoxSources): Result<SecretBox, StoreTrouble> {
  const box = openSecretBox(safeStorage, platform);
  const path = join(directory, dataKeyFileName);
  const recorded = recordedBackend(path);
  if (box.ok || (recorded !== credentialBackend && recorded !== fileBackend)) return box;
  return storeChanged(path, recorded, null);
}

function openCredentialBox(path: string): Result<SecretBox, StoreTrouble> {
  try {
    return { ok: true, value: boxWith(readSecret(path), credentialBackend) };
  } catch (error) {
    return refuse('secret-store-unavailable', `${credentialBackend}: ${reasonOf(error)}`);
  }
}

/** Its key is created on first use; a key that is missing later is never created again. */
function fileBox(directory: string): SecretBox {
  const path = join(directory, fileKeyName);
  return {
    backend: fileBackend,
    wrap(text) {
      // The kiosk and a command that start together: one of them makes it, and both use that one.
      if (!isThere(path)) createDurably(path, randomBytes(leastSecretBytes));
      return boxWith(readSecret(path), fileBackend).wrap(text);
    },
    unwrap: (wrapped) => boxWith(readSecret(path), fileBackend).unwrap(wrapped),
  };
}

function readSecret(path: string): Buffer {
  const secret = readFileSync(path);
  if (secret.length < leastSecretBytes) throw new Error(`at least ${leastSecretBytes} bytes are asked for`);
  return secret;
}

function boxWith(secret: Buffer, backend: string): SecretBox {
  const box = openAuthenticatedBox(secret, 'liveness-kiosk data key');
  return { backend, wrap: box.seal, unwrap: box.open };
}

const refuse = (code: StoreTrouble['code'], staffDetail: string): Result<never, StoreTrouble> => ({
  ok: false,
  error: { code, staffDetail },
});
