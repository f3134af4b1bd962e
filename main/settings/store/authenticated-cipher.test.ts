import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { authenticatedCipher } from './authenticated-cipher.ts';

const secret = randomBytes(32);
const cipher = authenticatedCipher(secret, 'one');

it('decrypts what it encrypted, which looks different each time and shows nothing', () => {
  const encrypted = cipher.encrypt('the key');
  expect(cipher.decrypt(encrypted)).toBe('the key');
  expect(cipher.encrypt('the key')).not.toBe(encrypted);
  expect(Buffer.from(encrypted, 'base64').toString('latin1')).not.toContain('the key');
});

it('decrypts nothing of another secret or purpose, and nothing in which a single character was changed', () => {
  const encrypted = cipher.encrypt('the key');
  expect(() => authenticatedCipher(randomBytes(32), 'one').decrypt(encrypted)).toThrow();
  expect(() => authenticatedCipher(secret, 'two').decrypt(encrypted)).toThrow();
  for (let at = 0; at < encrypted.length; at += 1)
    for (const other of ['A', 'b', '+', '=', ' '])
      if (encrypted[at] !== other)
        expect(() => cipher.decrypt(encrypted.slice(0, at) + other + encrypted.slice(at + 1))).toThrow();
  for (const cut of ['', 'AAAA', encrypted.slice(0, -4), `${encrypted}\n`])
    expect(() => cipher.decrypt(cut)).toThrow();
});
