import { spawnSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createCertificateAuthority,
  type Certificate,
  type CertificateAuthority,
} from '../../test/fakes/certificates.ts';
import { readCertificateFile } from './ca-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'certificate-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
let one: CertificateAuthority;
let two: CertificateAuthority;
let server: Certificate;
beforeAll(async () => {
  [one, two] = await Promise.all([createCertificateAuthority(), createCertificateAuthority()]);
  server = await one.issue();
});

async function read(content: string | Uint8Array) {
  const path = join(folder, 'ca.pem');
  writeFileSync(path, content);
  return readCertificateFile(path);
}
const pem = (text: string) => new X509Certificate(text).toString();
const fault = (reason: string) => ({ ok: false, error: { code: 'certificates-unreadable', reason } });

test('one and several authorities, whatever stands around them', async () => {
  expect(await read(one.cert)).toMatchObject({
    ok: true,
    value: { pem: pem(one.cert), names: ['CN=Liveness kiosk test authority'] },
  });
  const both = await read(`\uFEFF# the bank's\r\n${one.cert.replaceAll('\n', '\r\n')}\n\n${two.cert}`);
  expect(both).toMatchObject({ ok: true, value: { pem: pem(one.cert) + pem(two.cert) } });
});

test("a server's certificate beside the authority is left out", async () => {
  expect(await read(server.cert + one.cert)).toMatchObject({ ok: true, value: { pem: pem(one.cert) } });
});

test('DER, as Windows exports it', async () => {
  expect(await read(new X509Certificate(one.cert).raw)).toMatchObject({
    ok: true,
    value: { pem: pem(one.cert) },
  });
});

const element = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents);
  const length = content.length < 0x80 ? [content.length] : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
/** What the Windows wizard writes as .p7b: SignedData without a signature. */
function pkcs7(...certificates: readonly Uint8Array[]): Buffer {
  const data = element(0x30, element(0x06, Buffer.from('2a864886f70d010701', 'hex')));
  const lists = certificates.length === 0 ? [] : [element(0xa0, ...certificates)];
  const signedData = element(
    0x30,
    element(0x02, Buffer.from([1])),
    element(0x31),
    data,
    ...lists,
    element(0x31),
  );
  return element(0x30, element(0x06, Buffer.from('2a864886f70d010702', 'hex')), element(0xa0, signedData));
}
const der = (text: string) => new X509Certificate(text).raw;
const inPem = (label: string, bytes: Buffer) =>
  `-----BEGIN ${label}-----\r\n${bytes.toString('base64').replace(/.{64}/g, '$&\r\n')}\r\n-----END ${label}-----\r\n`;

test.each(['DER', 'PKCS7', 'CMS', 'CERTIFICATE'])(
  'PKCS #7 (.p7b) in %s, as Windows exports chains',
  async (how) => {
    const bytes = pkcs7(der(server.cert), der(one.cert), der(two.cert));
    expect(await read(how === 'DER' ? bytes : inPem(how, bytes))).toMatchObject({
      ok: true,
      value: { pem: pem(one.cert) + pem(two.cert) },
    });
  },
);

test('PKCS #7 as OpenSSL writes it', async () => {
  const file = join(folder, 'one.pem');
  writeFileSync(file, one.cert);
  const made = spawnSync('openssl', ['crl2pkcs7', '-nocrl', '-certfile', file]);
  if (made.error !== undefined) return void process.stdout.write('No openssl here: its .p7b is not read.\n');
  expect(await read(made.stdout)).toMatchObject({ ok: true, value: { pem: pem(one.cert) } });
});

test('PKCS #7 that is not whole, or holds no authority', async () => {
  const bytes = pkcs7(der(one.cert), der(two.cert));
  for (let length = 4; length < bytes.length; length += 7)
    expect(await read(bytes.subarray(0, length))).toMatchObject(fault('no-certificate'));
  expect(await read(pkcs7())).toMatchObject(fault('no-certificate'));
  expect(await read(pkcs7(der(one.cert), Buffer.from([0x30, 1, 0])))).toMatchObject(fault('no-certificate'));
  expect(await read(pkcs7(der(server.cert)))).toMatchObject(fault('no-authority'));
});

test('a private key in DER, and a .pfx, are named', async () => {
  const key = createPrivateKey(one.key);
  expect(await read(key.export({ type: 'pkcs8', format: 'der' }))).toMatchObject(fault('private-key'));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  expect(await read(privateKey.export({ type: 'pkcs1', format: 'der' }))).toMatchObject(fault('private-key'));
  const pfx = element(0x30, element(0x02, Buffer.from([3])), element(0x30, Buffer.alloc(200)));
  expect(await read(pfx)).toMatchObject(fault('private-key'));
});

test('whatever bytes are read, it ends with an answer', async () => {
  const good = pkcs7(der(one.cert));
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, value) => {
      const spoilt = Buffer.from(good);
      spoilt[at] = value;
      expect(typeof (await read(spoilt)).ok).toBe('boolean');
    }),
    { numRuns: 300 },
  );
});

test('what is no such file is said', async () => {
  expect(await readCertificateFile(join(folder, 'nowhere.pem'))).toMatchObject(fault('missing'));
  expect(await readCertificateFile(folder)).toMatchObject(fault('not-a-file'));
  expect(await read('')).toMatchObject(fault('no-certificate'));
  expect(await read('just words')).toMatchObject(fault('no-certificate'));
  expect(await read(Buffer.from([0x30, 0x82, 1, 2, 3]))).toMatchObject(fault('no-certificate'));
  expect(await read(one.cert.replace(/[A-Za-z]{20}/, 'AAAAAAAAAAAAAAAAAAAA'))).toMatchObject(
    fault('no-certificate'),
  );
  expect(await read(server.cert)).toMatchObject(fault('no-authority'));
  expect(await read(one.cert + one.key)).toMatchObject(fault('private-key'));
  expect(await read('#'.repeat(1_000_001) + one.cert)).toMatchObject(fault('too-large'));
});

test.skipIf(process.platform === 'win32')(
  'a pipe that nobody writes to and an endless device are refused at once',
  async () => {
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    expect(await readCertificateFile(join(folder, 'pipe'))).toMatchObject(fault('not-a-file'));
    expect(await readCertificateFile('/dev/zero')).toMatchObject(fault('not-a-file'));
  },
);

test('no fault repeats what the file holds', async () => {
  const told = JSON.stringify(await read(one.cert + one.key));
  expect(told).not.toContain(one.key.split('\n')[1]);
});
