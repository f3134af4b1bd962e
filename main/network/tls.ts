import { createHash, X509Certificate } from 'node:crypto';
import {
  connect as connectTls,
  createSecureContext,
  type DetailedPeerCertificate,
  rootCertificates,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import { isIP, type Socket } from 'node:net';
import type { ConnectFailure } from './connect-error.ts';
import type { NetworkOptions } from './proxy.ts';
import { waitForSocket } from './tcp.ts';

/** Longer than any chain that OpenSSL would verify for the public web; ends a loop that a server might create. */
const longestChain = 10;

/** SHA-256 of the certificate's subject public key info, base64: what `pins` hold. */
export function spkiPin(certificate: X509Certificate): string {
  const publicKey = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(publicKey).digest('base64');
}

/** Whether a text has the shape of such a pin: 32 bytes in base64. */
export function isSpkiPin(text: string): boolean {
  return /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(text);
}

/** @returns whether `issuer` is an authority's and signed `certificate`; false for a key of an unsupported kind */
function hasSigned(issuer: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/**
 * The server's certificate and those that signed it, one after the other, each signature checked. A server may send
 * certificates that have no part in its chain, and Node strings them together by name alone: taken as they come, a pinned one
 * that everybody can download would match any server that presents it.
 */
export function chainOf(socket: TLSSocket): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  // Node's types leave out that it may be empty, and that the last one of an incomplete chain has no issuer.
  let next: Partial<DetailedPeerCertificate> | undefined = socket.getPeerCertificate(true);
  while (next?.raw !== undefined && chain.length < longestChain) {
    const certificate = new X509Certificate(next.raw);
    const last = chain.at(-1);
    if (last !== undefined && (last.raw.equals(certificate.raw) || !hasSigned(certificate, last))) break;
    chain.push(certificate);
    next = next.issuerCertificate;
  }
  return chain;
}

/** Whether the chain holds one of the pins. A pin that is misspelt matches nothing. */
function hasSpkiPin(chain: readonly X509Certificate[], pins: readonly string[]): boolean {
  return chain.some((certificate) => pins.includes(spkiPin(certificate)));
}

/** A server may renew its sessions for ever; after this time its certificate is verified again, ms. */
const sessionLifeMs = 60 * 60_000;

interface HandshakeOptions {
  /** The name or address that the certificate has to be for. */
  readonly host: string;
  readonly context: () => SecureContext;
  readonly spkiPins?: readonly string[];
  readonly onChain?: NetworkOptions['onChain'];
  readonly failureOf: (code: string) => ConnectFailure;
}

type Handshake = (raw: Socket, signal: AbortSignal) => Promise<TLSSocket>;

/** By the authorities trusted besides the built-in roots. A kiosk has one such file, and another one when staff change it. */
const contexts = new Map<string | undefined, SecureContext>();

/**
 * Trusted roots: the built-in ones and `ca`. Given explicitly: otherwise Node would add those that its variables name, and the
 * operating system's store. Created once, on first use: reading a hundred and more roots takes longer than the handshake.
 */
export function trustContext(ca: string | undefined): () => SecureContext {
  return () => {
    const known = contexts.get(ca);
    if (known) return known;
    const made = createSecureContext({
      ca: ca === undefined ? [...rootCertificates] : [...rootCertificates, ca],
    });
    contexts.set(ca, made);
    return made;
  };
}

/** An address is no server name; the certificate is then checked against `host`. */
export const serverNameOf = (host: string): string => (isIP(host) === 0 ? host : '');

/**
 * Makes the function that performs the TLS handshake on an open connection, HTTP/1.1 only. Its result is verified: chain, name, dates, pin.
 * It rejects with `failureOf(code)`, for `PIN_MISMATCH` as well, before a byte of any request is sent.
 *
 * A resumed session has no chain to verify: OpenSSL keeps only the server's own certificate. It needs none, since only
 * a server with the first handshake's secrets can resume it, and only sessions of accepted connections are kept.
 */
export function createHandshake(options: HandshakeOptions): Handshake {
  const { host, context, spkiPins = [], onChain, failureOf } = options;
  let session: Buffer | undefined;
  let verifiedAt = 0;
  const accept = (socket: TLSSocket): string | null => {
    if (socket.isSessionReused() || (spkiPins.length === 0 && !onChain)) return null;
    const chain = chainOf(socket);
    onChain?.(chain);
    return spkiPins.length > 0 && !hasSpkiPin(chain, spkiPins) ? 'PIN_MISMATCH' : null;
  };
  return async (raw, signal) => {
    if (performance.now() - verifiedAt > sessionLifeMs) session = undefined;
    const options = {
      socket: raw,
      host,
      servername: serverNameOf(host),
      ALPNProtocols: ['http/1.1'],
      secureContext: context(),
      // Given explicitly: otherwise Node reads NODE_TLS_REJECT_UNAUTHORIZED, which no fuse disables.
      rejectUnauthorized: true,
      ...(session === undefined ? {} : { session }),
    };
    try {
      const socket = connectTls(options);
      // TLS 1.3 brings sessions later and several; 1.2 sends one, which only a listener added at the start receives.
      let accepted = false;
      let early: Buffer | undefined;
      socket.on('session', (ticket) => (accepted ? (session = ticket) : (early = ticket)));
      await waitForSocket(socket, 'secureConnect', { signal, failureOf, accept });
      accepted = true;
      if (!socket.isSessionReused()) verifiedAt = performance.now();
      session = early ?? session;
      return socket;
    } catch (failure) {
      session = undefined;
      raw.destroy();
      throw failure;
    }
  };
}
