import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Store from 'electron-store';

export type Content = Record<string, unknown>;

/** What one file of the settings came to. `plain`: no ciphertext at all, so somebody else put it there. */
export type FileReading =
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'plain' }
  | { readonly kind: 'good'; readonly content: Content };

/** Decrypts a file of the settings. A file that can't be opened for want of rights throws: it is not damaged. */
export function readEncrypted(path: string, dataKey: string): FileReading {
  if (!existsSync(path)) return { kind: 'missing' };
  if (isPlain(path)) return { kind: 'plain' };
  try {
    return { kind: 'good', content: { ...open(path, dataKey).store } };
  } catch {
    return { kind: 'damaged' };
  }
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
