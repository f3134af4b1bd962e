import { X509Certificate } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Result } from '../../preload/contract.ts';

/** All authorities of the public web together take about 230 kB. */
const maxBytes = 1_000_000;

export interface CertificateFile {
  /** The authorities alone, as `NetworkOptions.ca` takes them. */
  readonly pem: string;
  /** Their names, one line each, for staff. */
  readonly names: readonly string[];
}

export interface CertificateFileFault {
  readonly code: 'certificates-unreadable';
  readonly reason: 'missing' | 'unreadable' | 'too-large' | 'private-key' | 'no-certificate' | 'no-authority';
  readonly staffDetail: string;
}

const words: Readonly<Record<CertificateFileFault['reason'], string>> = {
  missing: 'there is no such file',
  unreadable: 'the file can not be read',
  'too-large': `the file is larger than ${maxBytes / 1000} kB`,
  'private-key':
    'the file holds a private key, which has no business on this computer: take the certificate alone',
  'no-certificate': 'the file holds no certificate (PEM or DER) that can be read',
  'no-authority': "the file holds no authority's certificate: a server's own is trusted by a pin",
};

function refuse(reason: CertificateFileFault['reason']): Result<never, CertificateFileFault> {
  return { ok: false, error: { code: 'certificates-unreadable', reason, staffDetail: words[reason] } };
}

/** At most one byte more than is allowed: a path may lead to a device that never ends. */
async function readBounded(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(maxBytes + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
      length += bytesRead;
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}

function parse(text: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(text);
  } catch {
    return null;
  }
}

/** Windows exports certificates as DER unless asked for "Base-64": both are what staff have at hand. */
function certificatesIn(bytes: Buffer): (X509Certificate | null)[] {
  // An ASN.1 sequence, which no text begins with by chance: "0" would be the first digit of a number.
  if (bytes[0] === 0x30 && bytes[1] === 0x82) return [parse(bytes)];
  const blocks = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g);
  return (blocks ?? []).map(parse);
}

const nameOf = ({ subject }: X509Certificate): string => subject.replaceAll('\n', ', ');

/**
 * Reads a file with one or more certificate authorities, in PEM or DER. Other certificates in it are left out; one that can't
 * be read makes the whole file suspect.
 */
export async function readCertificateFile(
  path: string,
): Promise<Result<CertificateFile, CertificateFileFault>> {
  let bytes: Buffer;
  try {
    bytes = await readBounded(path);
  } catch (error) {
    return refuse((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable');
  }
  if (bytes.length > maxBytes) return refuse('too-large');
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(bytes.toString('latin1'))) return refuse('private-key');
  const found = certificatesIn(bytes);
  const certificates = found.filter((certificate) => certificate !== null);
  if (certificates.length === 0 || certificates.length < found.length) return refuse('no-certificate');
  const authorities = certificates.filter(({ ca }) => ca);
  if (authorities.length === 0) return refuse('no-authority');
  return { ok: true, value: { pem: authorities.map(String).join(''), names: authorities.map(nameOf) } };
}
