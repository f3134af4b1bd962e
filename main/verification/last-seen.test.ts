import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createCertificateAuthority } from '../../test/fakes/certificates.ts';
import { describeCertificate, LastSeen } from './last-seen.ts';

let directory: string;
let chain: readonly X509Certificate[];
beforeAll(async () => {
  const root = await createCertificateAuthority();
  const leaf = await root.issue({ notAfter: new Date('2027-03-01T00:00:00Z') });
  chain = [leaf, root].map(({ cert }) => new X509Certificate(cert));
});
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'kiosk-last-seen-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const path = () => join(directory, 'last-seen.json');
const morning = new Date('2026-12-01T05:00:00Z');
const noon = new Date('2026-12-01T07:00:00Z');
const nextDay = new Date('2026-12-02T05:00:00Z');

it('is known again after a restart', () => {
  const seen = new LastSeen(directory);
  expect(seen.facts).toEqual({ chain: null, subscription: null, key: null });
  seen.noteChain('service.test', chain, morning);
  seen.noteAnswer('subscription-missing', morning);
  seen.noteKey('0a1b2c3d', morning);
  const { facts } = new LastSeen(directory);
  expect(facts).toEqual(seen.facts);
  expect(facts).toMatchObject({
    chain: {
      host: 'service.test',
      certificates: [
        { name: 'localhost', until: '2027-03-01T00:00:00.000Z', isRoot: false },
        { isRoot: true },
      ],
    },
    subscription: { code: 'subscription-missing', at: morning.toISOString() },
    key: { mark: '0a1b2c3d', since: morning.toISOString() },
  });
});

it('a certificate with a key of a kind that this program does not know (GOST) has a date and no pin', () => {
  const der = Buffer.from(chain[0]!.raw);
  const ecPublicKey = Buffer.from('2a8648ce3d0201', 'hex');
  der[der.indexOf(ecPublicKey) + ecPublicKey.length - 1] = 0x7f;
  const foreign = new X509Certificate(der);
  expect(() => foreign.publicKey).toThrow();
  expect(describeCertificate(foreign)).toMatchObject({ until: '2027-03-01T00:00:00.000Z', pin: '' });
});

it('of answers only a verdict and those about the contract count', () => {
  const seen = new LastSeen(directory);
  for (const code of ['unreachable', 'unauthorized', 'cancelled'] as const) seen.noteAnswer(code, morning);
  expect(seen.facts.subscription).toBeNull();
  seen.noteAnswer('access-denied', morning);
  seen.noteAnswer('timed-out', noon);
  expect(seen.facts.subscription).toEqual({ code: 'access-denied', at: morning.toISOString() });
  seen.noteAnswer(null, noon);
  expect(seen.facts.subscription).toEqual({ code: null, at: noon.toISOString() });
});

it('a key is as old as its mark', () => {
  const seen = new LastSeen(directory);
  seen.noteKey('0a1b2c3d', morning);
  seen.noteKey('0a1b2c3d', nextDay);
  expect(seen.facts.key?.since).toBe(morning.toISOString());
  seen.noteKey('ffffffff', nextDay);
  expect(seen.facts.key?.since).toBe(nextDay.toISOString());
});

it('writes once a day, or when something has changed', () => {
  const seen = new LastSeen(directory);
  const notedAt = (now: Date, code: 'access-denied' | null = null) => {
    seen.noteAnswer(code, now);
    return (JSON.parse(readFileSync(path(), 'utf8')) as typeof seen.facts).subscription?.at;
  };
  expect(notedAt(morning)).toBe(morning.toISOString());
  expect(notedAt(noon)).toBe(morning.toISOString());
  expect(seen.facts.subscription?.at).toBe(noon.toISOString());
  expect(notedAt(noon, 'access-denied')).toBe(noon.toISOString());
  expect(notedAt(nextDay, 'access-denied')).toBe(nextDay.toISOString());
  expect(statSync(path()).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
});

it.each([
  '',
  '{',
  '{"chain":1}',
  '{"chain":null,"subscription":null,"key":{"mark":"a","since":"yesterday"}}',
])('a damaged file tells nothing: %s', (text) => {
  writeFileSync(path(), text);
  const seen = new LastSeen(directory);
  expect(seen.facts.key).toBeNull();
  seen.noteKey('0a1b2c3d');
  expect(new LastSeen(directory).facts.key?.mark).toBe('0a1b2c3d');
});

it.skipIf(process.platform === 'win32')(
  'a folder that takes no file costs the memory over a restart alone',
  () => {
    rmSync(directory, { recursive: true });
    symlinkSync('/dev/null', directory);
    const seen = new LastSeen(directory);
    seen.noteKey('0a1b2c3d', morning);
    expect(seen.facts.key?.mark).toBe('0a1b2c3d');
  },
);
