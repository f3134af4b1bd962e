import { afterEach, beforeAll, expect, test } from 'vitest';
import { createCertificateAuthority, type CertificateAuthority } from '../../test/fakes/certificates.ts';
import { hangMs, smallPicture, startRig, type Rig } from '../../test/fakes/client-rig.ts';
import { holdLimit } from '../../test/fakes/held-limit.ts';
import { createLivenessClient } from './client.ts';

let authority: CertificateAuthority;
let stranger: CertificateAuthority;
beforeAll(async () => {
  authority = await createCertificateAuthority();
  stranger = await createCertificateAuthority();
});
let rig: Rig;
afterEach(() => rig.stop());
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

test('a certificate of the given authority is good', async () => {
  rig = await startRig({ network: { ca: authority.cert } }, { tls: await authority.issue() });
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
});

const cases: [string, string, () => Promise<{ tls: { key: string; cert: string }; ca?: string }>][] = [
  ['an unknown authority', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', async () => ({ tls: await authority.issue() })],
  [
    'another authority of the same name',
    'CERT_SIGNATURE_FAILURE',
    async () => ({ tls: await stranger.issue(), ca: authority.cert }),
  ],
  [
    'another name',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    async () => ({ tls: await authority.issue({ names: ['elsewhere.example'] }), ca: authority.cert }),
  ],
  [
    'an expired one',
    'CERT_HAS_EXPIRED',
    async () => ({
      tls: await authority.issue({ notBefore: daysFromNow(-2), notAfter: daysFromNow(-1) }),
      ca: authority.cert,
    }),
  ],
  [
    'one not yet valid, as a wrong clock makes it',
    'CERT_NOT_YET_VALID',
    async () => ({
      tls: await authority.issue({ notBefore: daysFromNow(0.5), notAfter: daysFromNow(2) }),
      ca: authority.cert,
    }),
  ],
];

test.each(cases)('%s is refused at once with %s', async (_, staffDetail, make) => {
  const { tls, ca } = await make();
  rig = await startRig(ca === undefined ? {} : { network: { ca } }, { tls });
  expect(await rig.client.check(smallPicture)).toEqual({
    ok: false,
    error: { code: 'tls-failed', staffDetail },
  });
  expect([rig.server.connections, rig.server.begun]).toEqual([1, 0]);
});

test('a certificate signed with SHA-1 has a reason of its own', async () => {
  const tls = { ...(await authority.issue({ algorithm: 'sha1' })), ciphers: 'DEFAULT@SECLEVEL=0' };
  rig = await startRig({ network: { ca: authority.cert } }, { tls });
  expect(await rig.client.check(smallPicture)).toEqual({
    ok: false,
    error: { code: 'tls-failed', staffDetail: 'CA_SIGNATURE_DIGEST_ALGORITHM_TOO_WEAK' },
  });
  expect(rig.server.connections).toBe(1);
});

test.each(['reset', 'hang-up'] as const)('a handshake torn by a %s is tried once more', async (kind) => {
  rig = await startRig({ network: { ca: authority.cert } }, { tls: await authority.issue() });
  rig.server.behaveNext({ kind, at: 'connected' }, { kind, at: 'connected' }, { kind, at: 'connected' });
  expect(await rig.client.check(smallPicture)).toEqual({
    ok: false,
    error: { code: 'tls-failed', staffDetail: 'ECONNRESET' },
  });
  expect(rig.server.connections).toBe(2);
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true });
});

test('https to a server that speaks plain http', async () => {
  rig = await startRig();
  const endpoint = new URL(rig.server.endpoint.href.replace('http:', 'https:'));
  const client = createLivenessClient({
    endpoint,
    apiKey: 'k',
    deadlineMs: hangMs,
    connectTimeoutMs: hangMs,
  });
  expect(await client.check(smallPicture)).toMatchObject({ ok: false, error: { code: 'tls-failed' } });
  await client.close();
});

test('a handshake that stalls is no connection, is not tried again, and says so when the deadline ends it', async () => {
  const options = { network: { ca: authority.cert }, connectTimeoutMs: 54_321 };
  const limit = holdLimit(options.connectTimeoutMs);
  rig = await startRig(options, { tls: await authority.issue() });
  rig.server.behave({ kind: 'stall', at: 'connected' });
  const pending = rig.client.check(smallPicture);
  await rig.server.waitFor(({ connections }) => connections === 1);
  limit.runOut();
  expect(await pending).toEqual({ ok: false, error: { code: 'unreachable', staffDetail: 'ETIMEDOUT' } });
  expect(rig.server.connections).toBe(1);
  const deadlineMs = 43_210;
  const deadline = holdLimit(deadlineMs);
  const { endpoint } = rig.server;
  const hasty = createLivenessClient({ ...options, endpoint, apiKey: 'k', deadlineMs });
  const late = hasty.check(smallPicture);
  await rig.server.waitFor(({ connections }) => connections === 2);
  deadline.runOut();
  expect(await late).toEqual({
    ok: false,
    error: { code: 'unreachable', staffDetail: 'ETIMEDOUT' },
  });
  await hasty.close();
});

test('no environment variable turns the check of certificates off', async () => {
  const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  try {
    rig = await startRig({}, { tls: await authority.issue() });
    expect(await rig.client.check(smallPicture)).toMatchObject({ ok: false, error: { code: 'tls-failed' } });
    expect(rig.server.requests).toHaveLength(0);
  } finally {
    if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
  }
});

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a server that demands a certificate of us has read nothing: %s',
  async (version) => {
    const demanding = {
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: version,
      maxVersion: version,
    };
    rig = await startRig(
      { network: { ca: authority.cert } },
      { tls: { ...(await authority.issue()), ...demanding } },
    );
    expect(await rig.client.check(smallPicture)).toEqual({
      ok: false,
      error: {
        code: 'tls-failed',
        staffDetail: expect.stringMatching(/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE/) as string,
      },
    });
    expect(rig.server.begun).toBe(0);
  },
);
