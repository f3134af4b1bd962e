import { expect, test } from 'vitest';
import { codeOf, networkFailure, proxyRefusal, tlsAlertFailure, tlsFailure } from './connect-error.ts';

const errorWith = (code: string, message = 'secret words') => Object.assign(new Error(message), { code });

test('what OpenSSL says of a certificate has a name where Node has none for it, and nothing else of a message is kept', () => {
  expect(codeOf(errorWith('UNSPECIFIED', 'EE certificate key too weak'))).toBe('EE_CERTIFICATE_KEY_TOO_WEAK');
  expect(codeOf(errorWith('UNSPECIFIED', 'said by “them”: …'))).toBe('UNSPECIFIED');
  expect(codeOf(errorWith('ECONNRESET'))).toBe('ECONNRESET');
});

test.each([
  ['CA_SIGNATURE_DIGEST_ALGORITHM_TOO_WEAK', 'certificate-weak'],
  ['EE_CERTIFICATE_KEY_TOO_WEAK', 'certificate-weak'],
  ['ERR_SSL_CA_MD_TOO_WEAK', 'certificate-weak'],
  ['ERR_SSL_EE_KEY_TOO_SMALL', 'certificate-weak'],
  ['ERR_SSL_DH_KEY_TOO_SMALL', 'tls-other'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls-other'],
])('%s is %s', (code, kind) => {
  expect(tlsFailure(code)).toMatchObject({ phase: 'tls', kind, lasting: true });
});

// OpenSSL 3.0 (Node 20), OpenSSL 3.5 (Node 24) and BoringSSL (Electron), as observed.
test.each([
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'client-certificate'],
  ['ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED', 'client-certificate'],
  ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'client-certificate'],
  ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'client-certificate'],
  ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'tls-other'],
])('%s after the handshake: the server has read nothing', (code, kind) => {
  expect(tlsAlertFailure(errorWith(code))).toMatchObject({ phase: 'tls', kind, reason: code, lasting: true });
});

test.each([
  'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR',
  'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC',
  'ECONNRESET',
  'EPIPE',
])('%s after the handshake does not decide what the server has read', (code) =>
  expect(tlsAlertFailure(errorWith(code))).toBeNull(),
);

test('who was silent for the whole limit of a connection stays silent, whatever else was said meanwhile', () => {
  for (const failure of [networkFailure('EAI_AGAIN'), networkFailure('ECONNREFUSED'), proxyRefusal(502)]) {
    expect(failure.lasting).toBe(false);
    expect(failure.atLimit()).toMatchObject({ reason: failure.reason, kind: failure.kind, lasting: true });
  }
});
