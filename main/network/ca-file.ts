import { X509Certificate } from 'node:crypto';
import type { Result } from '../../preload/contract.ts';
import { faultWords, type Fault } from '../../preload/faults/faults.ts';
import { readGivenFile, type GivenFileFault } from '../platform/given-file.ts';

/** All authorities of the public web together take about 230 kB. */
const maxBytes = 1_000_000;

interface CertificateFile {
  /** The authorities alone, as `NetworkOptions.ca` takes them. */
  readonly pem: string;
  readonly certificates: readonly X509Certificate[];
  /** Their names, one line each, for staff. */
  readonly names: readonly string[];
}

interface CertificateFileFault {
  readonly code: 'certificates-unreadable';
  readonly reason: GivenFileFault['reason'] | 'private-key' | 'no-certificate' | 'no-authority';
  readonly fault: Fault;
  /** The same in English. */
  readonly staffDetail: string;
}

function refuse(reason: CertificateFileFault['reason'], fault: Fault): Result<never, CertificateFileFault> {
  const staffDetail = faultWords(fault, 'en');
  return { ok: false, error: { code: 'certificates-unreadable', reason, fault, staffDetail } };
}

function parse(text: string | Buffer): X509Certificate | null {
  try {
    return new X509Certificate(text);
  } catch {
    return null;
  }
}

/** One element of DER: its tag and the bytes of its content. */
interface Element {
  readonly tag: number;
  readonly content: Buffer;
  /** With tag and length. */
  readonly whole: Buffer;
}

const tags = { integer: 0x02, objectIdentifier: 0x06, sequence: 0x30, contextZero: 0xa0 } as const;
/** 1.2.840.113549.1.7.2 */
const signedData = Buffer.from('2a864886f70d010702', 'hex');

/** The consecutive elements in DER bytes (X.690), up to the first incomplete one. */
function elementsIn(bytes: Buffer): readonly Element[] {
  const elements: Element[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const [tag = 0, first = 0] = bytes.subarray(at);
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const start = at + 2 + lengthBytes;
    // Without a length of its own (0x80) it is BER: no tool exports certificates that way.
    if (first === 0x80 || lengthBytes > 4 || start > bytes.length) break;
    const end = start + (lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes));
    if (end > bytes.length) break;
    elements.push({ tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return elements;
}

/**
 * The certificates of a PKCS #7 file (RFC 2315): SEQUENCE { OID signedData, [0] { SEQUENCE { version, digests, content, [0] certificates …
 * Null where the bytes are something else.
 */
function certificatesOfPkcs7(fields: readonly Element[]): (X509Certificate | null)[] | null {
  const [type, explicit] = fields;
  if (type?.tag !== tags.objectIdentifier || !type.content.equals(signedData)) return null;
  const parts = elementsIn(elementsIn(explicit?.content ?? Buffer.alloc(0))[0]?.content ?? Buffer.alloc(0));
  const certificates = parts.find(({ tag }) => tag === tags.contextZero);
  return elementsIn(certificates?.content ?? Buffer.alloc(0)).map(({ whole }) => parse(whole));
}

/** Everything in a file: DER as it is, or in blocks of PEM; a certificate or PKCS #7 in either. Windows exports all four. */
function derIn(bytes: Buffer): readonly Buffer[] {
  // A sequence with a long length, which no text begins with: "0" and then no character.
  if (bytes[0] === tags.sequence && ((bytes[1] ?? 0) & 0xf0) === 0x80) return [bytes];
  const blocks = bytes
    .toString('latin1')
    .matchAll(/-----BEGIN (X509 CERTIFICATE|CERTIFICATE|PKCS7|CMS)-----([^-]*)-----END \1-----/g);
  return Array.from(blocks, ([, , base64 = '']) => Buffer.from(base64, 'base64'));
}

/** A key (PKCS #8, PKCS #1) and a .pfx begin with their version's number; a certificate and PKCS #7 do not. */
const holdsPrivateKey = (fields: readonly Element[]): boolean => fields[0]?.tag === tags.integer;

const nameOf = ({ subject }: X509Certificate): string => subject.replaceAll('\n', ', ');

/**
 * Reads a file with one or more certificate authorities, in PEM, DER or PKCS #7 (.p7b, itself in PEM or DER). Other certificates in it are left out; one that can't
 * be read makes the whole file invalid.
 */
export async function readCertificateFile(
  path: string,
): Promise<Result<CertificateFile, CertificateFileFault>> {
  const file = readGivenFile(path, { maxBytes });
  if (!file.ok) return refuse(file.error.reason, file.error.fault);
  const { bytes } = file.value;
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(bytes.toString('latin1')))
    return refuse('private-key', { code: 'certificate-private-key' });
  const files = derIn(bytes).map((der) => ({ der, fields: elementsIn(elementsIn(der)[0]?.content ?? der) }));
  if (files.some(({ fields }) => holdsPrivateKey(fields)))
    return refuse('private-key', { code: 'certificate-private-key' });
  const found = files.flatMap(({ der, fields }) => certificatesOfPkcs7(fields) ?? [parse(der)]);
  const certificates = found.filter((certificate) => certificate !== null);
  if (certificates.length === 0 || certificates.length < found.length)
    return refuse('no-certificate', { code: 'certificate-missing' });
  const authorities = certificates.filter(({ ca }) => ca);
  if (authorities.length === 0) return refuse('no-authority', { code: 'certificate-no-authority' });
  return {
    ok: true,
    value: {
      pem: authorities.map(String).join(''),
      certificates: authorities,
      names: authorities.map(nameOf),
    },
  };
}
