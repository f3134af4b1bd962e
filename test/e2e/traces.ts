import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Parts of a secret as they could be stored: unchanged, and in base64 at each of its three alignments. */
export function traces(secret: Buffer): Buffer[] {
  const encoded = [0, 1, 2].map((shift) =>
    Buffer.from(secret.subarray(shift).toString('base64').slice(4, -8)),
  );
  return [secret, ...encoded];
}

/**
 * Every file below a folder of a kiosk that runs, with its contents. Chromium creates and removes files meanwhile: where one vanished between
 * list and reading, all are read again.
 */
export function readFilesUnder(directory: string): (readonly [path: string, content: Buffer])[] {
  for (;;)
    try {
      return readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path, readFileSync(path)] as const);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
}
