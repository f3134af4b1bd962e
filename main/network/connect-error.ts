/** Why a connection was not established, in kinds that staff can act on. */
type ConnectFailureKind =
  | 'name-not-found'
  | 'refused'
  | 'no-route'
  | 'timed-out'
  /** The proxy itself could not be reached, or its own certificate is no good. */
  | 'proxy-unreachable'
  /** The proxy answered with another status than 407, or with something that is not an HTTP answer. */
  | 'proxy-refused'
  /** The proxy asks for a user name and password, or rejects those it got. */
  | 'proxy-credentials'
  /** The proxy asks for Windows sign-in (NTLM, Negotiate) or another scheme, and not for Basic, the only one supported. */
  | 'proxy-scheme'
  /** The system names only proxies of unsupported kinds (SOCKS), or an unreadable list. */
  | 'proxy-unsupported'
  | CertificateFault
  /** The server demands a certificate of this computer's, which has none. */
  | 'client-certificate'
  | 'tls-other';

type CertificateFault =
  | 'certificate-name'
  | 'certificate-untrusted'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  /** Signed with SHA-1 or MD5, or a key too short. */
  | 'certificate-weak'
  | 'pin-mismatch';

/** No connection. Holds a system or OpenSSL error code, or one of ours, and nothing of the original error. */
export class ConnectFailure extends Error {
  readonly phase: 'network' | 'tls';
  readonly reason: string;
  readonly kind: ConnectFailureKind;
  readonly #limitReached: boolean;

  constructor(phase: 'network' | 'tls', reason: string, kind: ConnectFailureKind, limitReached = false) {
    super(`no connection (${phase}: ${reason})`);
    this.name = 'ConnectFailure';
    this.phase = phase;
    this.reason = reason;
    this.kind = kind;
    this.#limitReached = limitReached;
  }

  /** The same, for the last failure known when the time limit of the whole connection was reached. */
  atLimit(): ConnectFailure {
    return new ConnectFailure(this.phase, this.reason, this.kind, true);
  }

  /**
   * Whether it would fail in the same way a moment later. A refused certificate or protocol does; a connection broken in
   * mid-handshake (ECONNRESET) may succeed later. So may one that a proxy refused with 502, but not with 407: repeated tries with the same wrong
   * password lock the account. A host that was silent for the whole time limit of a connection, within which TCP has repeated its SYN three
   * times, is behind a firewall that drops packets, and will stay silent.
   */
  get lasting(): boolean {
    if (this.#limitReached) return true;
    if (this.phase === 'tls') return !/^E[A-Z]+$/.test(this.reason);
    return /^PROXY_([1-4]\d\d\b|UNSUPPORTED$)/.test(this.reason);
  }
}

/**
 * The code of a system, OpenSSL or undici error; never its message, which may quote data of the other side. The one exception is
 * OpenSSL's errors about a certificate for which Node has no code (`UNSPECIFIED`): their message is one of OpenSSL's own fixed
 * texts, e.g. "CA signature digest algorithm too weak".
 */
export function codeOf(error: unknown): string {
  // The parser has a code for some of its complaints only.
  if (error instanceof Error && error.name === 'HTTPParserError') return 'NOT_HTTP';
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (
    code === 'UNSPECIFIED' &&
    typeof message === 'string' &&
    /^[A-Za-z][A-Za-z0-9 ,()-]{3,70}$/.test(message)
  )
    return message.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return typeof code === 'string' ? code : 'UNKNOWN';
}

const networkKinds: ReadonlyMap<string, ConnectFailureKind> = new Map([
  ['ENOTFOUND', 'name-not-found'],
  // The DNS server gave no answer: for staff this is the same as a name that was not found.
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

/** No TCP connection to the endpoint. All other codes (ENETUNREACH, EHOSTUNREACH, EACCES …) count as a missing route. */
export function networkFailure(code: string): ConnectFailure {
  return new ConnectFailure('network', code, networkKinds.get(code) ?? 'no-route');
}

/** No connection to the proxy, TLS to an https proxy included. */
export function proxyFailure(code: string): ConnectFailure {
  return new ConnectFailure('network', `PROXY_${code}`, 'proxy-unreachable');
}

/** Registered authentication schemes that proxies use. Any other text from a proxy is dropped. */
const knownSchemes = ['Basic', 'Bearer', 'Digest', 'Kerberos', 'Negotiate', 'NTLM'] as const;

/** The schemes that a 407 offers in its Proxy-Authenticate: `scheme`, or `scheme name=value, …`, several in one line or in several. */
function offeredSchemes(challenges: string | readonly string[] | undefined): readonly string[] {
  const items = [challenges ?? []]
    .flat()
    .join(',')
    .replaceAll(/"(\\.|[^"\\])*"/g, '""')
    .split(',');
  const words = items.map((item) => /^\s*([\w-]+)(?![\w-]|\s*=)/.exec(item)?.[1]?.toLowerCase());
  return knownSchemes.filter((scheme) => words.includes(scheme.toLowerCase()));
}

/** The proxy was reached and opened no tunnel. Its status text and page are not kept: they are foreign text of any length. */
export function proxyRefusal(
  statusOrCode: number | string,
  challenges?: string | readonly string[],
): ConnectFailure {
  if (statusOrCode !== 407) return new ConnectFailure('network', `PROXY_${statusOrCode}`, 'proxy-refused');
  const schemes = offeredSchemes(challenges);
  if (schemes.length === 0 || schemes.includes('Basic'))
    return new ConnectFailure('network', 'PROXY_407', 'proxy-credentials');
  const reason = `PROXY_407: ${schemes.join(', ')} asked for, only Basic is spoken`;
  return new ConnectFailure('network', reason, 'proxy-scheme');
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

/** OpenSSL and BoringSSL differ in the prefix: TLSV13_, TLSV1_, SSLV3_, SSL/TLS_. */
const alertPattern = /^ERR_SSL_.+_ALERT_(\w+)$/;

/** Alerts about the certificate that the other side has got, or has not got. */
const clientCertificateAlerts: readonly string[] = [
  ...['CERTIFICATE_REQUIRED', 'BAD_CERTIFICATE', 'UNSUPPORTED_CERTIFICATE', 'CERTIFICATE_REVOKED'],
  ...['CERTIFICATE_EXPIRED', 'CERTIFICATE_UNKNOWN', 'UNKNOWN_CA', 'NO_CERTIFICATE', 'ACCESS_DENIED'],
];

function tlsKindOf(code: string): ConnectFailureKind {
  if (clientCertificateAlerts.includes(alertPattern.exec(code)?.[1] ?? '')) return 'client-certificate';
  if (/(_MD|ALGORITHM|CERTIFICATE_KEY)_TOO_WEAK$|(EE|CA)_KEY_TOO_SMALL$/.test(code))
    return 'certificate-weak';
  return tlsKinds.get(code) ?? 'tls-other';
}

/** The endpoint's TLS failed before a byte of the request. A handshake that never ends is the network's fault. */
export function tlsFailure(code: string): ConnectFailure {
  if (code === 'ETIMEDOUT') return networkFailure(code);
  return new ConnectFailure('tls', code, tlsKindOf(code));
}

/**
 * Reads an error of an established TLS 1.3 connection. There the client has done its part of the handshake before the server
 * has checked it, so a server that demands a client certificate reports it only now, and has read nothing of the request.
 * Null for any other error of a connection.
 */
export function tlsAlertFailure(error: unknown): ConnectFailure | null {
  const code = codeOf(error);
  const alert = alertPattern.exec(code)?.[1] ?? '';
  return alert === 'HANDSHAKE_FAILURE' || clientCertificateAlerts.includes(alert) ? tlsFailure(code) : null;
}
