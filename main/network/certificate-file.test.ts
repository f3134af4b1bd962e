import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createCertificateAuthority,
  type Certificate,
  type CertificateAuthority,
} from '../../test/fakes/certificates.ts';
import { readCertificateFile } from './certificate-file.ts';

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

test('what is no such file is said', async () => {
  expect(await readCertificateFile(join(folder, 'nowhere.pem'))).toMatchObject(fault('missing'));
  expect(await readCertificateFile(folder)).toMatchObject(fault('unreadable'));
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

test('no fault repeats what the file holds', async () => {
  const told = JSON.stringify(await read(one.cert + one.key));
  expect(told).not.toContain(one.key.split('\n')[1]);
});
