import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../preload/contract.ts';
import type { StaffError } from '../../../preload/staff-contract.ts';
import { refuse } from '../refuse.ts';

export const keyFileName = 'liveness-kiosk-key.txt';
const maxBytes = 4_096;

/**
 * The key on the one drive that has it. A link, a device or a pipe of that name is not read: whoever made the drive may have
 * wanted another file of this station to be read, or the kiosk to wait for ever.
 */
export function readKeyFile(folders: readonly string[]): Result<string, StaffError> {
  if (folders.length === 0) return refuse('no-drive');
  const found = folders.flatMap((folder) => {
    const read = readOne(join(folder, keyFileName));
    return read === null ? [] : [read];
  });
  const [only, ...others] = found;
  if (!only) return refuse('no-key-file');
  return others.length > 0 ? refuse('several-key-files') : only;
}

/** Null: there is none. */
function readOne(path: string): Result<string, StaffError> | null {
  let file: number;
  try {
    // Windows has neither of the two, and neither of the two things.
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Record<string, number | undefined>;
    file = openSync(path, (O_RDONLY ?? 0) | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? null : refuse('drive-refused', code);
  }
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return refuse('drive-refused', 'not a file');
    if (stats.size > maxBytes) return refuse('api-key-malformed', 'the file is too long');
    const bytes = Buffer.alloc(maxBytes);
    const text = bytes.toString('utf8', 0, readSync(file, bytes));
    bytes.fill(0);
    return { ok: true, value: text };
  } catch (error) {
    return refuse('drive-refused', (error as NodeJS.ErrnoException).code);
  } finally {
    closeSync(file);
  }
}
