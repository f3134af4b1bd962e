import { expect, test } from 'vitest';
import { settings } from '../settings/schema/settings.ts';
import { parseEndpoint } from './address.ts';

test.each([
  [settings.endpoint.standard, settings.endpoint.standard],
  ['  https://kyc.example/a/b/ ', 'https://kyc.example/a/b/'],
  ['https://kyc.example/a/b', 'https://kyc.example/a/b'],
  ['https://kyc.example:8443/a/', 'https://kyc.example:8443/a/'],
  ['http://127.0.0.1:9000/short/', 'http://127.0.0.1:9000/short/'],
  ['http://127.1/short/', 'http://127.0.0.1/short/'],
  ['http://[::1]:9000/short/', 'http://[::1]:9000/short/'],
  ['http://localhost/short/', 'http://localhost/short/'],
])('%s is taken, its path as it was typed', (text, href) => {
  const parsed = parseEndpoint(text);
  expect(parsed.ok && parsed.value.href).toBe(href);
});

test.each([
  'http://kyc.biometric.kz/api/v1/backend/liveness/short/',
  'http://127.0.0.1.example.com/',
  'http://localhost.example.com/',
  'http://10.0.0.1/',
  'http://[::2]/',
  'ftp://127.0.0.1/',
  'file:///etc/passwd',
  'https://user:secret-word@kyc.example/',
  'https://secret-word@kyc.example/',
  'https://kyc.example/?api_key=secret-word',
  'https://kyc.example/#secret-word',
  'secret-word',
  '',
])('%s is refused without being repeated', (text) => {
  const parsed = parseEndpoint(text);
  expect(parsed).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^address-/) as string } });
  expect(JSON.stringify(parsed)).not.toContain('secret-word');
});
