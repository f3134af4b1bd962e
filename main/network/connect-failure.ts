/** What kept a connection from coming about, in words that a person can act upon. */
export type ConnectFailureKind =
  | 'name-not-found'
  | 'refused'
  | 'no-route'
  | 'timed-out'
  /** The proxy itself could not be reached, or its own certificate is no good. */
  | 'proxy-unreachable'
  /** The proxy answered with another status than 407, or with something that is no answer. */
  | 'proxy-refused'
  /** The proxy asks for a user name and password, or does not take those it got. */
  | 'proxy-credentials'
  /** The system names proxies of kinds that are not spoken here (SOCKS), or none that can be read. */
  | 'proxy-unsupported'
  | CertificateFault
  | 'tls-other';

export type CertificateFault =
  | 'certificate-name'
  | 'certificate-untrusted'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'pin-mismatch';

/** No connection. Holds a system or OpenSSL error code, or one of ours, and nothing of the original error. */
export class ConnectFailure extends Error {
  readonly phase: 'network' | 'tls';
  readonly reason: string;
  readonly kind: ConnectFailureKind;

  constructor(phase: 'network' | 'tls', reason: string, kind: ConnectFailureKind) {
    super(`no connection (${phase}: ${reason})`);
    this.name = 'ConnectFailure';
    this.phase = phase;
    this.reason = reason;
    this.kind = kind;
  }

  /**
   * Whether it would fail in the same way a moment later. A refused certificate or protocol does; a connection torn in
   * mid-handshake (ECONNRESET) may do better. So may a proxy's 502, but not its 407: asked again and again with the same wrong
   * password it locks the account.
   */
  get lasting(): boolean {
    if (this.phase === 'tls') return !/^E[A-Z]+$/.test(this.reason);
    return /^PROXY_([1-4]\d\d|UNSUPPORTED)$/.test(this.reason);
  }
}

/** The code of a system, OpenSSL or undici error; never its message, which may quote what the other side sent. */
export function codeOf(error: unknown): string {
  // The parser has a code for some of its complaints only.
  if (error instanceof Error && error.name === 'HTTPParserError') return 'NOT_HTTP';
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'UNKNOWN';
}

const networkKinds: ReadonlyMap<string, ConnectFailureKind> = new Map([
  ['ENOTFOUND', 'name-not-found'],
  // The name server gave no answer: for whoever stands before it the name could not be found either.
  ['EAI_AGAIN', 'name-not-found'],
  ['EAI_FAIL', 'name-not-found'],
  ['EAI_NODATA', 'name-not-found'],
  ['EAI_NONAME', 'name-not-found'],
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'refused'],
  ['ECONNABORTED', 'refused'],
  ['EPIPE', 'refused'],
  ['ETIMEDOUT', 'timed-out'],
]);

/** No TCP connection to the endpoint. What is not known better (ENETUNREACH, EHOSTUNREACH, EACCES …) is a missing way. */
export function networkFailure(code: string): ConnectFailure {
  return new ConnectFailure('network', code, networkKinds.get(code) ?? 'no-route');
}

/** No connection to the proxy, TLS to an https proxy included. */
export function proxyFailure(code: string): ConnectFailure {
  return new ConnectFailure('network', `PROXY_${code}`, 'proxy-unreachable');
}

/** The proxy was reached and opened no way. Its status text and page are not kept: foreign words of any length. */
export function proxyRefusal(statusOrCode: number | string): ConnectFailure {
  const kind = statusOrCode === 407 ? 'proxy-credentials' : 'proxy-refused';
  return new ConnectFailure('network', `PROXY_${statusOrCode}`, kind);
}

const tlsKinds: ReadonlyMap<string, CertificateFault> = new Map([
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name'],
  ['HOSTNAME_MISMATCH', 'certificate-name'],
  ['CERT_HAS_EXPIRED', 'certificate-expired'],
  ['CERT_NOT_YET_VALID', 'certificate-not-yet-valid'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'certificate-untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate-untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-untrusted'],
  ['UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', 'certificate-untrusted'],
  ['CERT_SIGNATURE_FAILURE', 'certificate-untrusted'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate-untrusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-untrusted'],
  ['CERT_CHAIN_TOO_LONG', 'certificate-untrusted'],
  ['CERT_UNTRUSTED', 'certificate-untrusted'],
  ['CERT_REJECTED', 'certificate-untrusted'],
  ['CERT_REVOKED', 'certificate-untrusted'],
  ['INVALID_CA', 'certificate-untrusted'],
  ['INVALID_PURPOSE', 'certificate-untrusted'],
  ['PATH_LENGTH_EXCEEDED', 'certificate-untrusted'],
  ['PIN_MISMATCH', 'pin-mismatch'],
]);

/** The endpoint's TLS failed before a byte of the request. A handshake that never ends is the network's fault. */
export function tlsFailure(code: string): ConnectFailure {
  if (code === 'ETIMEDOUT') return networkFailure(code);
  return new ConnectFailure('tls', code, tlsKinds.get(code) ?? 'tls-other');
}
