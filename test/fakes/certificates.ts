import { generate } from 'selfsigned';

/** PEM texts, made in memory for one run. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateAuthority extends Certificate {
  /** Issues a certificate for a server. */
  issue(options?: IssueOptions): Promise<Certificate>;
}

export interface IssueOptions {
  /** DNS names; loopback's names and addresses by default. */
  readonly names?: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

const loopback = [
  { type: 2 as const, value: 'localhost' },
  { type: 7 as const, ip: '127.0.0.1' },
  { type: 7 as const, ip: '::1' },
];
const dayMs = 86_400_000;

async function issueFrom(
  ca: Certificate,
  { names, notBefore, notAfter }: IssueOptions = {},
): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: names?.[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca,
    notBeforeDate: notBefore ?? new Date(Date.now() - dayMs),
    notAfterDate: notAfter ?? new Date(Date.now() + dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names?.map((value) => ({ type: 2 as const, value })) ?? loopback },
    ],
  });
  return { key: made.private, cert: made.cert };
}

/** A certificate authority of our own, valid for a day. */
export async function createCertificateAuthority(): Promise<CertificateAuthority> {
  const made = await generate([{ name: 'commonName', value: 'Liveness kiosk test authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - dayMs),
    notAfterDate: new Date(Date.now() + dayMs),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const ca = { key: made.private, cert: made.cert };
  return { ...ca, issue: (options) => issueFrom(ca, options) };
}
