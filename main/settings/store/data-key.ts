import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import type { Result } from '../../../preload/contract.ts';
import { isThere, writeDurably } from '../../platform/durable-file.ts';
import { failure } from '../../platform/failure.ts';
import { reasonOf } from '../../platform/errno.ts';
import type { KeyWrapper } from './key-wrapper.ts';
import { quarantine } from './quarantine.ts';
import { cannotOpen, fileDamaged, fileGone, storeChanged, type StoreFailure } from './store-failure.ts';

const dataKeyFile = z.object({ version: z.literal(1), backend: z.string(), wrapped: z.string() });
type DataKeyFile = z.infer<typeof dataKeyFile>;

const dataKeyBytes = 32;

/**
 * The random 32-byte key that encrypts the settings store, as 64 hex digits. On the disk it is stored only wrapped by `wrapper`. Created where
 * there is none yet, for which the lock has to be held; never replaced, since everything it encrypted would be lost. Throws the
 * system's error when the file exists and can't be read.
 * @param isNeeded settings exist that were encrypted with it
 */
export function openDataKey(
  path: string,
  wrapper: KeyWrapper,
  isNeeded: boolean,
): Result<string, StoreFailure> {
  const content = readDataKeyFile(path);
  if (content === 'missing' && isNeeded) return fileGone(path);
  if (content === 'missing') return createDataKey(path, wrapper);
  if (content !== 'damaged') return unwrapDataKey(path, content, wrapper);
  if (isNeeded) return fileDamaged(path);
  // Nothing was ever encrypted with it: a power cut in the very first minute must not cost the station.
  quarantine(dirname(path), basename(path));
  return createDataKey(path, wrapper);
}

/** Name of the back end that wrapped the data key; null: no data key, or unknown. */
export function recordedBackend(path: string): string | null {
  try {
    const content = readDataKeyFile(path);
    return typeof content === 'string' ? null : content.backend;
  } catch {
    return null;
  }
}

function createDataKey(path: string, wrapper: KeyWrapper): Result<string, StoreFailure> {
  const key = randomBytes(dataKeyBytes).toString('hex');
  try {
    const content = { version: 1, backend: wrapper.backend, wrapped: wrapper.wrap(key) };
    // Nothing may be encrypted with a key that can't be unwrapped again.
    if (wrapper.unwrap(content.wrapped) !== key) throw new Error('did not come back');
    writeDurably(path, Buffer.from(JSON.stringify(content)));
  } catch (error) {
    return failure('settings-not-saved', `data key: ${reasonOf(error)}`);
  }
  return { ok: true, value: key };
}

function unwrapDataKey(path: string, file: DataKeyFile, wrapper: KeyWrapper): Result<string, StoreFailure> {
  if (file.backend !== wrapper.backend) return storeChanged(path, file.backend, wrapper.backend);
  try {
    const key = wrapper.unwrap(file.wrapped);
    if (/^[0-9a-f]{64}$/.test(key)) return { ok: true, value: key };
  } catch {
    // Reported below by code: the key store's own message may contain more than staff should see.
  }
  return cannotOpen(path, wrapper.backend);
}

function readDataKeyFile(path: string): DataKeyFile | 'missing' | 'damaged' {
  if (!isThere(path)) return 'missing';
  const text = readFileSync(path, 'utf8');
  try {
    return dataKeyFile.parse(JSON.parse(text));
  } catch {
    return 'damaged';
  }
}
