import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface AuthenticatedBox {
  /** @returns base64 of nonce (12 bytes), tag (16 bytes) and ciphertext */
  readonly seal: (text: string) => string;
  /** Throws where it was sealed with another secret or for another purpose, or where anything was changed. */
  readonly open: (sealed: string) => string;
}

/** AES-256-GCM with a key drawn from the secret (HKDF, RFC 5869). What was sealed for one purpose can't be opened for another. */
export function openAuthenticatedBox(secret: Buffer, purpose: string): AuthenticatedBox {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    seal(text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      // Node passes over what is no base64.
      if (bytes.toString('base64') !== sealed) throw new Error('not sealed here');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
