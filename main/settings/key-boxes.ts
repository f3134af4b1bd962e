import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import { writeDurably } from './durable-file.ts';
import { openSecretBox, type SafeStorage, type SecretBox, type StoreTrouble } from './secret-box.ts';

/** Name of the systemd credential that wraps the data key. */
export const dataKeyCredential = 'liveness-kiosk.data-key';
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

/** What wraps the data key on this station: a credential before a key file before the operating system's key store. */
export function chooseSecretBox(sources: BoxSources): () => Result<SecretBox, StoreTrouble> {
  const folder = sources.environment['CREDENTIALS_DIRECTORY'];
  const credential = folder ? join(folder, dataKeyCredential) : null;
  if (credential !== null && existsSync(credential))
    return () => openCredentialBox(credential, 'systemd-credential');
  if (sources.allowFileKey) return () => openFileBox(sources.directory);
  return () => openSecretBox(sources.safeStorage, sources.platform);
}

function openCredentialBox(path: string, backend: string): Result<SecretBox, StoreTrouble> {
  try {
    const secret = readFileSync(path);
    if (secret.length < leastSecretBytes)
      return unavailable(`${backend}: at least ${leastSecretBytes} bytes are asked for`);
    return { ok: true, value: boxWith(secret, backend) };
  } catch (error) {
    return unavailable(`${backend}: ${(error as NodeJS.ErrnoException).code ?? 'unreadable'}`);
  }
}

function openFileBox(directory: string): Result<SecretBox, StoreTrouble> {
  const path = join(directory, fileKeyName);
  try {
    if (!existsSync(path)) writeDurably(path, randomBytes(leastSecretBytes));
  } catch (error) {
    return unavailable(`file: ${(error as NodeJS.ErrnoException).code ?? 'unwritable'}`);
  }
  return openCredentialBox(path, 'file');
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
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

const unavailable = (staffDetail: string): Result<never, StoreTrouble> => ({
  ok: false,
  error: { code: 'secret-store-unavailable', staffDetail },
});
