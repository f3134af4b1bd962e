import { connect as connectTls, type TLSSocket } from 'node:tls';
import { tlsFailure } from '../network/connect-error.ts';
import { serverNameOf, trustContext } from '../network/handshake.ts';
import { reach } from '../network/connect.ts';
import { ready } from '../network/wait-for-socket.ts';
import { targetOf, type Route } from '../network/route.ts';
import { askDate } from './ask-date.ts';
import { certificateFacts, type CertificateFacts } from './certificate-facts.ts';

export interface Peeked {
  readonly facts: CertificateFacts | null;
  /** The server's Date header, milliseconds since 1970. */
  readonly date: number | null;
}

export interface PeekOptions {
  readonly endpoint: URL;
  readonly routes: readonly Route[];
  readonly ca: string | undefined;
  readonly signal: AbortSignal;
  readonly patienceMs: number;
}

async function connectUnverified({
  endpoint,
  routes,
  ca,
  signal,
  patienceMs,
}: PeekOptions): Promise<TLSSocket> {
  const target = targetOf(endpoint);
  const { socket } = await reach(target, routes, { signal, patienceMs });
  const tls = connectTls({
    socket,
    host: target.host,
    servername: serverNameOf(target.host),
    ALPNProtocols: ['http/1.1'],
    secureContext: trustContext(ca)(),
    // The only place that reads a certificate without verifying it: see `peekAtServer`.
    rejectUnauthorized: false,
  });
  return ready(tls, 'secureConnect', { signal, failureOf: tlsFailure });
}

/**
 * Reads a certificate that the real connection has refused, so that staff see what is wrong with it. The connection
 * is used for nothing else: it sends no key and no picture, only a HEAD for the Date header, and the answer is only
 * used for the message. Null when this connection fails as well. Never rejects.
 */
export async function peekAtServer(options: PeekOptions): Promise<Peeked | null> {
  try {
    const socket = await connectUnverified(options);
    const facts = certificateFacts(socket);
    const date = await askDate(socket, options.endpoint, options.signal).catch(() => null);
    return { facts, date };
  } catch {
    return null;
  }
}
