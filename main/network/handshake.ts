import { isIP, type Socket } from 'node:net';
import {
  connect as connectTls,
  createSecureContext,
  rootCertificates,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import type { ConnectFailure } from './connect-error.ts';
import { ready } from './wait-for-socket.ts';
import { chainOf, hasPin } from './server-trust.ts';

/** A server may renew its sessions for ever; after this time its certificate is verified again, ms. */
const sessionLifeMs = 60 * 60_000;

export interface HandshakeOptions {
  /** The name or address that the certificate has to be for. */
  readonly host: string;
  readonly context: () => SecureContext;
  readonly pins?: readonly string[];
  readonly failureOf: (code: string) => ConnectFailure;
}

export type Handshake = (raw: Socket, signal: AbortSignal) => Promise<TLSSocket>;

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
export function createHandshake({ host, context, pins = [], failureOf }: HandshakeOptions): Handshake {
  let session: Buffer | undefined;
  let verifiedAt = 0;
  const accept = (socket: TLSSocket): string | null => {
    const asked = pins.length > 0 && !socket.isSessionReused();
    return asked && !hasPin(chainOf(socket), pins) ? 'PIN_MISMATCH' : null;
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
      await ready(socket, 'secureConnect', { signal, failureOf, accept });
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
