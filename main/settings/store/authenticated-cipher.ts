import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface AuthenticatedCipher {
  /** @returns base64 of nonce (12 bytes), tag (16 bytes) and ciphertext */
  readonly encrypt: (text: string) => string;
  /** Throws where it was encrypted with another secret or for another purpose, or where anything was changed. */
  readonly decrypt: (encrypted: string) => string;
}

/** AES-256-GCM with a key derived from the secret (HKDF, RFC 5869). What was encrypted for one purpose can't be decrypted for another. */
export function authenticatedCipher(secret: Buffer, purpose: string): AuthenticatedCipher {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    encrypt(text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    decrypt(encrypted) {
      const bytes = Buffer.from(encrypted, 'base64');
      // Node passes over what is no base64.
      if (bytes.toString('base64') !== encrypted) throw new Error('not encrypted here');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
