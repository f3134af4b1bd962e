import { closeSync, openSync, readSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Store from 'electron-store';
import { isThere } from './durable-file.ts';

export type Content = Record<string, unknown>;

/** What one file of the settings came to. `plain`: no ciphertext at all, so somebody else put it there. */
export type FileReading =
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'plain' }
  | { readonly kind: 'good'; readonly content: Content };

/**
 * Decrypts a file of the settings. Throws what the system says when the file is there and can't be opened (no right to it, too
 * many open files): that one is not damaged.
 */
export function readEncrypted(path: string, dataKey: string): FileReading {
  if (!isThere(path)) return { kind: 'missing' };
  try {
    if (isPlain(path)) return { kind: 'plain' };
    const content = { ...open(path, dataKey).store };
    // electron-store takes a file that went away meanwhile for an empty one.
    return isThere(path) ? { kind: 'good', content } : { kind: 'missing' };
  } catch (error) {
    if (isRefusal(error)) throw error;
    return { kind: 'damaged' };
  }
}

/** The system's own word, aside from that for a bad sector, which is damage. */
function isRefusal(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall !== undefined && code !== 'EIO';
}

export function writeEncrypted(path: string, dataKey: string, content: Content): void {
  open(path, dataKey).store = content;
}

function open(path: string, dataKey: string): Store<Content> {
  // electron-store puts a name together of these two; `settings.json.previous` has to come out as it is.
  const [name = '', ...extension] = basename(path).split('.');
  return new Store<Content>({
    name,
    fileExtension: extension.join('.'),
    cwd: dirname(path),
    encryptionKey: dataKey,
    // GCM notices a changed or swapped file; the default mode would take a plaintext one without a word.
    encryptionAlgorithm: 'aes-256-gcm',
    // A wrong key must never wipe the file.
    clearInvalidConfig: false,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
}

/** Ciphertext begins with sixteen random bytes: by chance it looks like this once in some billions. */
function isPlain(path: string): boolean {
  const start = Buffer.alloc(64);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, start, 0, start.length, 0);
    return length > 0 && /^\s*\{\s*("|\})[\x20-\x7e\s]*$/.test(start.toString('latin1', 0, length));
  } finally {
    closeSync(file);
  }
}
