import { closeSync, constants, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Result } from '../../../preload/contract.ts';
import type { StaffError } from '../../../preload/staff-contract.ts';

/**
 * Writes a new file to a drive, whole or not at all. Never over another one, and through no link. It is read back: a drive that
 * is full or worn may report success and keep half.
 */
export function writeToDrive(folder: string, fileName: string, bytes: Uint8Array): Result<null, StaffError> {
  if (basename(fileName) !== fileName) throw new Error('a name is asked for, not a path');
  const path = join(folder, fileName);
  let begun = false;
  try {
    const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;
    const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    begun = true;
    try {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (!readFileSync(path).equals(bytes))
      throw Object.assign(new Error('short write'), { code: 'short write' });
    return { ok: true, value: null };
  } catch (error) {
    // Half a file would be taken for a whole one.
    if (begun) rmSync(path, { force: true });
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return { ok: false, error: { code: 'drive-refused', detail: code } };
  }
}
