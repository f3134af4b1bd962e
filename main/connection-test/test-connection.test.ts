import { X509Certificate } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { answer } from '../../test/fakes/behaviour.ts';
import { createCertificateAuthority } from '../../test/fakes/certificates.ts';
import {
  factsOf,
  endingAt,
  findingsOf,
  serviceName,
  startConnectionRig,
  type ConnectionRig,
} from '../../test/fakes/connection-rig.ts';
import { holdLimit } from '../../test/fakes/held-limit.ts';
import { startLivenessServer } from '../../test/fakes/liveness-server.ts';
import {
  connectionSteps,
  type ConnectionFinding,
  type ConnectionStep,
} from '../../preload/connection-contract.ts';
import { spkiPin } from '../network/tls.ts';
import type { ConnectionPorts } from './test-connection.ts';

const credentials = { user: 'ivan', password: 'Hunter2-of-the-office' };
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);
const httpDate = (at: Date) => at.toUTCString();
const pinOf = (pem: string) => spkiPin(new X509Certificate(pem));

let rig: ConnectionRig;
afterEach(() => rig.stop());

/** The limit of a connection runs out in this step, however long the ones before it take. */
function limitIn(running: ConnectionStep): ConnectionPorts {
  const connectTimeoutMs = 54_321;
  const limit = holdLimit(connectTimeoutMs);
  const onBegin = (step: ConnectionStep) => {
    if (step === running) setImmediate(() => void limit.begun().then(limit.runOut));
  };
  return { connectTimeoutMs, onBegin };
}

/** Nothing but questions for the time has reached the server. */
function expectOnlyHeads(): void {
  expect(rig.server.requests.map(({ method, url, body }) => [method, url, body.length])).toEqual(
    rig.server.requests.map(() => ['HEAD', '/', 0]),
  );
}

test('all well, through a proxy with a password, an own authority and a pin', async () => {
  rig = await startConnectionRig({ certificate: { names: [serviceName] }, proxy: { credentials } });
  const network = { ...rig.throughProxy(credentials), pins: [pinOf(rig.authority.cert)] };
  const report = await rig.run({ endpoint: rig.named, network, real: true });
  expect(findingsOf(report)).toEqual(endingAt('key', 'well'));
  expect(report).toMatchObject({ well: true, askedService: true });
  const proxy = { kind: 'proxy', address: rig.proxy.url.origin };
  expect(factsOf(report, 'route')).toEqual([proxy]);
  expect(factsOf(report, 'name')).toEqual([{ kind: 'name', host: '127.0.0.1', address: '127.0.0.1' }]);
  expect(factsOf(report, 'connection')).toEqual([proxy]);
  expect(factsOf(report, 'certificate')).toContainEqual(
    expect.objectContaining({ names: serviceName, issuer: 'Liveness kiosk test authority' }),
  );
  expect(factsOf(report, 'clock')).toMatchObject([{ kind: 'clock' }]);
  expect(factsOf(report, 'key')).toEqual([{ kind: 'billed' }]);
  expect(rig.server.requests.map(({ method }) => method)).toEqual(['HEAD', 'POST']);
});

test('without a real request neither key nor picture leaves', async () => {
  rig = await startConnectionRig();
  const report = await rig.run();
  expect(findingsOf(report)).toEqual(endingAt('key', 'skipped'));
  expect(report).toMatchObject({ well: true, askedService: false });
  expect(rig.server.requests).toHaveLength(1);
  expectOnlyHeads();
});

test('steps are reported as they begin and end, in order', async () => {
  rig = await startConnectionRig();
  const told: string[] = [];
  await rig.run(
    {},
    {
      onBegin: (step) => told.push(`${step} …`),
      onEnd: ({ step, finding }) => told.push(`${step} ${finding}`),
    },
  );
  expect(told).toEqual(
    connectionSteps.flatMap((step) => [`${step} …`, `${step} ${step === 'key' ? 'skipped' : 'well'}`]),
  );
});

test('a name that can not exist', async () => {
  rig = await startConnectionRig();
  const report = await rig.run({ endpoint: new URL('https://service.invalid/short/') });
  expect(findingsOf(report)).toEqual(endingAt('name', 'name-not-found'));
  expect(report.well).toBe(false);
  expect(factsOf(report, 'name')).toEqual([
    { kind: 'server', host: 'service.invalid' },
    { kind: 'said', text: expect.stringMatching(/^E/) as string },
  ]);
});

test('refused', async () => {
  rig = await startConnectionRig();
  const { endpoint } = rig.server;
  await rig.server.close();
  const report = await rig.run({ endpoint });
  expect(findingsOf(report)).toEqual(endingAt('connection', 'refused'));
  expect(factsOf(report, 'connection')).toEqual([
    { kind: 'server', host: endpoint.host },
    { kind: 'said', text: 'ECONNREFUSED' },
  ]);
});

test('no route to the endpoint', async () => {
  rig = await startConnectionRig();
  // No system opens a TCP connection to the broadcast address.
  const report = await rig.run({ endpoint: new URL('https://255.255.255.255/') });
  expect(findingsOf(report)).toEqual(endingAt('connection', 'no-route'));
});

test('a handshake that stalls', async () => {
  rig = await startConnectionRig();
  rig.server.behave({ kind: 'stall', at: 'connected' });
  const report = await rig.run({}, limitIn('certificate'));
  expect(findingsOf(report)).toEqual(endingAt('certificate', 'timed-out'));
});

test('a handshake that is torn', async () => {
  rig = await startConnectionRig();
  rig.server.behave({ kind: 'reset', at: 'connected' });
  expect(findingsOf(await rig.run())).toEqual(endingAt('certificate', 'tls-other'));
});

test('a certificate signed with SHA-1', async () => {
  rig = await startConnectionRig({
    certificate: { algorithm: 'sha1' },
    tls: { ciphers: 'DEFAULT@SECLEVEL=0' },
  });
  const report = await rig.run({ real: true });
  expect(findingsOf(report)).toEqual(endingAt('certificate', 'certificate-weak'));
  expect(factsOf(report, 'certificate')).toContainEqual({
    kind: 'said',
    text: 'CA_SIGNATURE_DIGEST_ALGORITHM_TOO_WEAK',
  });
  expectOnlyHeads();
});

// With TLS 1.3 the server's alert comes after the handshake, and so with the first request.
test('a server that demands a certificate of ours', async () => {
  rig = await startConnectionRig({ tls: { requestCert: true, rejectUnauthorized: true } });
  const report = await rig.run({ real: true });
  expect(findingsOf(report)).toEqual(endingAt('clock', 'client-certificate'));
  expect(factsOf(report, 'clock')).toEqual([
    { kind: 'said', text: expect.stringMatching(/_ALERT_CERTIFICATE_REQUIRED$/) as string },
  ]);
  expect(rig.server.requests).toEqual([]);
});

test('a server that demands one, by TLS 1.2', async () => {
  const tls = { requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' } as const;
  rig = await startConnectionRig({ tls });
  const report = await rig.run({ real: true });
  expect(findingsOf(report)).toEqual(endingAt('certificate', 'tls-other'));
  expect(factsOf(report, 'certificate')).toEqual([
    { kind: 'said', text: expect.stringMatching(/_ALERT_HANDSHAKE_FAILURE$/) as string },
  ]);
});

test('a certificate of another name', async () => {
  rig = await startConnectionRig({ certificate: { names: ['elsewhere.example'] } });
  const report = await rig.run({ real: true });
  expect(findingsOf(report)).toEqual(endingAt('certificate', 'certificate-name'));
  expect(factsOf(report, 'certificate')).toContainEqual(
    expect.objectContaining({ names: 'elsewhere.example' }),
  );
  expectOnlyHeads();
});

test('an untrusted authority, then trusted by its file', async () => {
  rig = await startConnectionRig();
  const untrusted = await rig.run({ network: {}, real: true });
  expect(findingsOf(untrusted)).toEqual(endingAt('certificate', 'certificate-untrusted'));
  expect(factsOf(untrusted, 'certificate')).toContainEqual(
    expect.objectContaining({ issuer: 'Liveness kiosk test authority' }),
  );
  expect(untrusted).toMatchObject({ well: false, askedService: false });
  expectOnlyHeads();
  expect(await rig.run({ network: { ca: rig.authority.cert } })).toMatchObject({ well: true });
});

test('a wrong pin, then the right one', async () => {
  rig = await startConnectionRig();
  const stranger = await createCertificateAuthority();
  const ca = rig.authority.cert;
  const wrong = await rig.run({ network: { ca, spkiPins: [pinOf(stranger.cert)] }, real: true });
  expect(findingsOf(wrong)).toEqual(endingAt('certificate', 'pin-mismatch'));
  expectOnlyHeads();
  const shown = factsOf(wrong, 'certificate').flatMap((fact) => (fact.kind === 'pin' ? [fact.pin] : []));
  expect(shown).toHaveLength(1);
  expect(await rig.run({ network: { ca, spkiPins: shown } })).toMatchObject({ well: true });
});

const dateCases: [string, number, number, ConnectionFinding][] = [
  ['expired', -10, -5, 'certificate-expired'],
  ['not yet valid', 5, 10, 'certificate-not-yet-valid'],
];

test.each(dateCases)('a certificate that is %s, our clock being right', async (_, from, to, finding) => {
  const dates = { notBefore: daysFromNow(from), notAfter: daysFromNow(to) };
  rig = await startConnectionRig({ certificate: dates });
  const report = await rig.run({ real: true });
  expect(findingsOf(report)).toEqual(endingAt('certificate', finding));
  // A certificate's dates have whole seconds.
  const validTo = Math.floor(dates.notAfter.getTime() / 1000) * 1000;
  expect(factsOf(report, 'certificate')).toContainEqual(
    expect.objectContaining({ kind: 'certificate', to: validTo }),
  );
  expectOnlyHeads();
});

test.each(dateCases)('a certificate that looks %s because our clock is wrong', async (_, from, to) => {
  const dates = { notBefore: daysFromNow(from), notAfter: daysFromNow(to) };
  rig = await startConnectionRig({
    authority: await createCertificateAuthority(dates),
    certificate: dates,
  });
  rig.server.behave(answer(405, '', { date: httpDate(daysFromNow((from + to) / 2)) }));
  const report = await rig.run({ real: true });
  expect(findingsOf(report)).toEqual(endingAt('certificate', 'clock-wrong'));
  const [clock, certificate] = factsOf(report, 'certificate');
  expect(clock?.kind === 'clock' && Math.abs(clock.offsetMs)).toBeGreaterThan(86_400_000);
  expect(certificate?.kind).toBe('certificate');
  expectOnlyHeads();
});

test.each([
  [-91, 'clock-wrong'],
  [95, 'clock-wrong'],
  [-60, 'well'],
  [60, 'well'],
] as const)('our clock %d s off', async (seconds, finding) => {
  rig = await startConnectionRig();
  // The answer's Date is a whole second of this clock, so the tested clock is stopped.
  const now = Math.floor(Date.now() / 1000) * 1000;
  rig.server.behave(answer(404, 'no such page', { date: httpDate(new Date(now)) }));
  let offsetMs = 0;
  const report = await rig.run(
    {},
    { now: () => now + seconds * 1000, onOffset: (found) => (offsetMs = found) },
  );
  // The server's Date has whole seconds.
  expect(Math.abs(offsetMs - seconds * 1000)).toBeLessThan(2_000);
  expect(findingsOf(report)['clock']).toBe(finding);
  expect(report.well).toBe(finding === 'well');
  expect(factsOf(report, 'clock')).toEqual([{ kind: 'clock', offsetMs }]);
});

test('a server without a Date header passes the clock step as skipped', async () => {
  rig = await startConnectionRig();
  rig.server.behave({ kind: 'raw', bytes: 'HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n' });
  expect(await rig.run()).toMatchObject({ well: true });
  const report = await rig.run();
  expect(findingsOf(report)['clock']).toBe('skipped');
  expect(factsOf(report, 'clock')).toEqual([{ kind: 'no-time' }]);
});

test.each([
  [{ kind: 'raw', bytes: 'SSH-2.0-OpenSSH_9.2\r\n' }, 'answer-not-understood'],
  [{ kind: 'raw', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' }, 'answer-not-understood'],
  [{ kind: 'raw', bytes: '\0\0\x06\x04\0\0\0\0\0\0\x05\0\0\x40\0' }, 'answer-not-understood'],
  [{ kind: 'raw', bytes: 'HTTP/1.1 200 OK\ncontent-length: 0\n\n' }, 'answer-not-understood'],
  [{ kind: 'reset', at: 'body-received' }, 'service-trouble'],
  [{ kind: 'hang-up', at: 'body-received' }, 'service-trouble'],
  [{ kind: 'stall', at: 'body-received' }, 'timed-out'],
] as const)('a server that speaks TLS and then %j', async (behaviour, finding) => {
  rig = await startConnectionRig();
  rig.server.behave(behaviour);
  const report = await rig.run({ real: true }, behaviour.kind === 'stall' ? limitIn('clock') : {});
  expect(findingsOf(report)).toEqual(endingAt('clock', finding));
  expectOnlyHeads();
});

test('plain http on this machine has no certificate', async () => {
  rig = await startConnectionRig();
  const plain = await startLivenessServer();
  const report = await rig.run({ endpoint: plain.endpoint, real: true });
  expect(findingsOf(report)).toEqual({ ...endingAt('key', 'well'), certificate: 'skipped' });
  expect(factsOf(report, 'certificate')).toEqual([{ kind: 'not-encrypted' }]);
  expect(report.well).toBe(true);
  await plain.close();
});

test('given up in the midst of it', async () => {
  rig = await startConnectionRig();
  rig.server.behave({ kind: 'stall', at: 'connected' });
  const cancel = new AbortController();
  const onBegin = (step: string) => step === 'certificate' && cancel.abort();
  const report = await rig.run({}, { signal: cancel.signal, onBegin });
  expect(findingsOf(report)).toEqual(endingAt('certificate', 'skipped'));
  expect(report).toMatchObject({ well: false, askedService: false });
});
