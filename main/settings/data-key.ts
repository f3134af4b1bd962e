import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Result } from '../../preload/contract.ts';
import { writeDurably } from './durable-file.ts';
import { damagedName } from './file-names.ts';
import type { SecretBox, StoreTrouble } from './secret-box.ts';

const dataKeyFile = z.object({ version: z.literal(1), backend: z.string(), wrapped: z.string() });

const dataKeyBytes = 32;

/**
 * The random 32-byte key that encrypts the settings store, as 64 hex digits. It lies on the disk only wrapped
 * by the operating system's key store. Made where none is there yet; never replaced, since whatever it
 * encrypted would be lost.
 * @param isNeeded settings are there that it has to open
 */
export function openDataKey(path: string, box: SecretBox, isNeeded: boolean): Result<string, StoreTrouble> {
  if (!existsSync(path)) return makeDataKey(path, box);
  const isSpoilt = !isNeeded && parseDataKeyFile(path) === null;
  if (!isSpoilt) return readDataKey(path, box);
  // Nothing was ever encrypted with it: a power cut in the very first minute must not cost the station.
  renameSync(path, join(dirname(path), damagedName(basename(path), new Date())));
  return makeDataKey(path, box);
}

function makeDataKey(path: string, box: SecretBox): Result<string, StoreTrouble> {
  const key = randomBytes(dataKeyBytes).toString('hex');
  const content = { version: 1, backend: box.backend, wrapped: box.wrap(key) };
  try {
    writeDurably(path, Buffer.from(JSON.stringify(content)));
  } catch (error) {
    return { ok: false, error: { code: 'settings-not-saved', staffDetail: `data key: ${reasonOf(error)}` } };
  }
  return { ok: true, value: key };
}

function readDataKey(path: string, box: SecretBox): Result<string, StoreTrouble> {
  const file = parseDataKeyFile(path);
  if (!file) {
    return { ok: false, error: { code: 'settings-unreadable', staffDetail: 'the data key file is damaged' } };
  }
  const changed = (staffDetail: string): Result<never, StoreTrouble> => ({
    ok: false,
    error: { code: 'secret-store-changed', staffDetail },
  });
  if (file.backend !== box.backend) {
    return changed(`the data key was wrapped by ${file.backend}, this session offers ${box.backend}`);
  }
  try {
    const key = box.unwrap(file.wrapped);
    if (/^[0-9a-f]{64}$/.test(key)) return { ok: true, value: key };
  } catch {
    // Said below: the key store's own message may hold more than staff should see.
  }
  return changed(`${box.backend} can't open the data key: another user, another machine or another keyring`);
}

function parseDataKeyFile(path: string): z.infer<typeof dataKeyFile> | null {
  try {
    return dataKeyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** The operating system's word for it (ENOSPC, EROFS …), without paths. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : 'unknown';
}
