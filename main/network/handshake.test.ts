import type * as Tls from 'node:tls';
import { createSecureContext, rootCertificates, type SecureContextOptions } from 'node:tls';
import { expect, it, vi } from 'vitest';
import { trustContext } from './handshake.ts';

vi.mock('node:tls', async (original) => ({
  ...(await original<typeof Tls>()),
  createSecureContext: vi.fn((options: SecureContextOptions) => ({ context: options })),
}));
const made = vi.mocked(createSecureContext);

it('says itself whom to trust, so that no variable of Node’s can add anybody', () => {
  trustContext(undefined)();
  trustContext('one more')();
  expect(made.mock.calls.map(([options]) => options?.ca)).toEqual([
    [...rootCertificates],
    [...rootCertificates, 'one more'],
  ]);
});

it('reads the roots once for each trust, whoever asks, and not before a connection needs them', () => {
  made.mockClear();
  const [first, second] = [trustContext('another'), trustContext('another')];
  expect(made).not.toHaveBeenCalled();
  expect(first()).toBe(second());
  expect(first()).not.toBe(trustContext(undefined)());
  expect(made).toHaveBeenCalledTimes(1);
});
