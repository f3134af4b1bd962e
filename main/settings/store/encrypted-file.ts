import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Store from 'electron-store';
import { authenticatedCipher } from './authenticated-cipher.ts';
import { isThere } from '../../platform/durable-file.ts';

export type Content = Record<string, unknown>;

/** Result of reading one settings file. `plain`: not encrypted, so the kiosk did not write it. */
export type FileReading =
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'plain' }
  | { readonly kind: 'good'; readonly content: Content };

/** What the files of this version begin with. Those of versions 0.1 begin with sixteen random bytes. */
const mark = 'liveness-kiosk settings 1:';

/**
 * Decrypts a file of the settings. Throws the system's error when the file exists and can't be opened (no permission, too
 * many open files): such a file is not damaged.
 */
export function readEncrypted(path: string, dataKey: string): FileReading {
  if (!isThere(path)) return { kind: 'missing' };
  try {
    const form = formOf(readFileSync(path, 'latin1'));
    if (form === 'plain') return { kind: form };
    const content = { ...open(path, form === 'current' ? encryptedBy(dataKey) : ofVersion01(dataKey)).store };
    // electron-store treats a file deleted meanwhile as an empty one.
    return isThere(path) ? { kind: 'good', content } : { kind: 'missing' };
  } catch (error) {
    if (isRefusal(error)) throw error;
    return { kind: 'damaged' };
  }
}

/** An error of the system, except for a bad sector, which is damage. */
function isRefusal(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall !== undefined && code !== 'EIO';
}

export function writeEncrypted(path: string, dataKey: string, content: Content): void {
  open(path, encryptedBy(dataKey)).store = content;
}

type Form = Pick<
  NonNullable<ConstructorParameters<typeof Store<Content>>[0]>,
  'serialize' | 'deserialize' | 'encryptionKey' | 'encryptionAlgorithm'
>;

/**
 * Replaces electron-store's own encryption, which hashes the key 10,000 times for each access to the file: that is for passwords, and
 * the data key is 256 random bits.
 */
function encryptedBy(dataKey: string): Form {
  const cipher = authenticatedCipher(Buffer.from(dataKey, 'hex'), 'liveness-kiosk settings');
  return {
    serialize: (content) => mark + cipher.encrypt(JSON.stringify(content)),
    deserialize(text) {
      if (!text.startsWith(mark)) throw new Error('not encrypted by this version');
      return JSON.parse(cipher.decrypt(text.slice(mark.length))) as Content;
    },
  };
}

/** Read and never written: the first change puts the form of today in its place. */
function ofVersion01(dataKey: string): Form {
  // GCM detects a changed or swapped file; the default mode would silently accept a plaintext one.
  return { encryptionKey: dataKey, encryptionAlgorithm: 'aes-256-gcm' };
}

function open(path: string, form: Form): Store<Content> {
  // electron-store composes the name from these two; the result has to be `settings.json.previous` exactly.
  const [name = '', ...extension] = basename(path).split('.');
  return new Store<Content>({
    name,
    fileExtension: extension.join('.'),
    cwd: dirname(path),
    ...form,
    // A wrong key must never wipe the file.
    clearInvalidConfig: false,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
}

/** Sixteen random bytes look like JSON once in some billions. */
function formOf(text: string): 'current' | 'plain' | 'version-0.1' {
  if (text.startsWith(mark)) return 'current';
  return /^\s*\{\s*("|\})[\x20-\x7e\s]*$/.test(text.slice(0, 64)) ? 'plain' : 'version-0.1';
}
