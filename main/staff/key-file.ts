import { join } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import type { StaffError } from '../../preload/staff-contract.ts';
import { readGivenFile } from '../platform/given-file.ts';
import { maxKeyFileBytes, parseApiKeyBytes } from '../settings/store/api-key.ts';
import { refuseKey } from './refuse.ts';
import { refuse, refuseFor } from '../platform/failure.ts';

export const keyFileName = 'liveness-kiosk-key.txt';

/**
 * The key on the one drive that has it. A link, a device or a pipe of that name is not read: the maker of the drive may have
 * wanted the kiosk to read another file of this station, or to wait for ever.
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
  const file = readGivenFile(path, { maxBytes: maxKeyFileBytes, followLinks: false });
  if (!file.ok && file.error.reason === 'missing') return null;
  if (!file.ok && file.error.reason !== 'too-large') return refuseFor('drive-refused', file.error.fault);
  const key = parseApiKeyBytes(file.ok ? file.value.bytes : null);
  return key.ok ? key : refuseKey(key.error);
}
