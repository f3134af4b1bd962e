import { generate } from 'selfsigned';

/** PEM texts, made in memory for one run. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateAuthority extends Certificate {
  /** Issues a certificate for a server. */
  issue(options?: IssueOptions): Promise<Certificate>;
  /** Issues one for an authority below this one. */
  issueAuthority(name: string): Promise<CertificateAuthority>;
}

export interface Dates {
  /** A day ago by default. */
  readonly notBefore?: Date;
  /** In a day by default. */
  readonly notAfter?: Date;
}

export interface IssueOptions extends Dates {
  /** DNS names; loopback's names and addresses by default. */
  readonly names?: readonly string[];
  /** What it is signed with; SHA-256 by default. */
  readonly algorithm?: 'sha1' | 'sha256';
}

const loopback = [
  { type: 2 as const, value: 'localhost' },
  { type: 7 as const, ip: '127.0.0.1' },
  { type: 7 as const, ip: '::1' },
];
const dayMs = 86_400_000;

const validity = ({ notBefore, notAfter }: Dates) => ({
  notBeforeDate: notBefore ?? new Date(Date.now() - dayMs),
  notAfterDate: notAfter ?? new Date(Date.now() + dayMs),
});

async function issueFrom(
  ca: Certificate,
  { names, algorithm = 'sha256', ...dates }: IssueOptions = {},
): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: names?.[0] ?? 'localhost' }], {
    keyType: 'ec',
    algorithm,
    ca,
    ...validity(dates),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names?.map((value) => ({ type: 2 as const, value })) ?? loopback },
    ],
  });
  return { key: made.private, cert: made.cert };
}

async function makeAuthority(
  name: string,
  dates: Dates,
  issuer?: Certificate,
): Promise<CertificateAuthority> {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ...(issuer === undefined ? {} : { ca: issuer }),
    ...validity(dates),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const ca = { key: made.private, cert: made.cert };
  return {
    ...ca,
    issue: (options) => issueFrom(ca, options),
    issueAuthority: (below) => makeAuthority(below, {}, ca),
  };
}

/** A certificate authority for tests, valid for a day by default. All of them have the same name. */
export function createCertificateAuthority(dates: Dates = {}): Promise<CertificateAuthority> {
  return makeAuthority('Liveness kiosk test authority', dates);
}
