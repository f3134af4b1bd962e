import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import { reasonOf, recordedBackend } from './data-key.ts';
import { isThere, writeDurably } from './durable-file.ts';
import { dataKeyFileName } from './file-names.ts';
import { openSecretBox, type SafeStorage, type SecretBox, type StoreTrouble } from './secret-box.ts';

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
  /** By policy alone: a key file protects against nobody who can copy the folder. */
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

/** Where the data key waits for what an administrator has taken away, the key store's own trouble would mislead. */
function openSystemBox({ safeStorage, platform, directory }: BoxSources): Result<SecretBox, StoreTrouble> {
  const box = openSecretBox(safeStorage, platform);
  const recorded = recordedBackend(join(directory, dataKeyFileName));
  if (box.ok || (recorded !== credentialBackend && recorded !== fileBackend)) return box;
  const { code, staffDetail } = box.error;
  return refuse(
    'secret-store-changed',
    `the data key was wrapped by ${recorded}, this session offers none (${code}: ${staffDetail})`,
  );
}

function openCredentialBox(path: string): Result<SecretBox, StoreTrouble> {
  try {
    return { ok: true, value: boxWith(readSecret(path), credentialBackend) };
  } catch (error) {
    return refuse('secret-store-unavailable', `${credentialBackend}: ${reasonOf(error)}`);
  }
}

/** Its key is made with the first thing that it wraps, under the store's lock; one that is gone later is never made anew. */
function fileBox(directory: string): SecretBox {
  const path = join(directory, fileKeyName);
  return {
    backend: fileBackend,
    wrap(text) {
      if (!isThere(path)) writeDurably(path, randomBytes(leastSecretBytes));
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

/** AES-256-GCM with a key drawn from the secret (HKDF, RFC 5869). */
function boxWith(secret: Buffer, backend: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'liveness-kiosk data key', 32));
  return {
    backend,
    wrap(text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    unwrap(wrapped) {
      const bytes = Buffer.from(wrapped, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

const refuse = (code: StoreTrouble['code'], staffDetail: string): Result<never, StoreTrouble> => ({
  ok: false,
  error: { code, staffDetail },
});
