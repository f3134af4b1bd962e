import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SafeStorage } from '../../main/settings/store/key-wrapper.ts';

export interface FakeKeyring {
  readonly backend?: string;
  readonly available?: boolean;
  /** Another key store can't open what this one wrapped. */
  readonly masterKey?: Buffer;
}

/** Really encrypts, with its own key, so that "the wrong keyring" fails as in reality. */
export function fakeSafeStorage({
  backend = 'gnome_libsecret',
  available = true,
  masterKey = Buffer.alloc(32, 1),
}: FakeKeyring): SafeStorage {
  return {
    getSelectedStorageBackend: () => backend,
    isEncryptionAvailable: () => available,
    encryptString(text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', masterKey, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    decryptString(encrypted) {
      const decipher = createDecipheriv('aes-256-gcm', masterKey, encrypted.subarray(0, 12));
      decipher.setAuthTag(encrypted.subarray(12, 28));
      return Buffer.concat([decipher.update(encrypted.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
