import { connect as connectTls, type TLSSocket } from 'node:tls';
import { tlsFailure } from '../../network/connect-failure.ts';
import { serverNameOf, trustContext } from '../../network/handshake.ts';
import { reach } from '../../network/reach.ts';
import { ready } from '../../network/ready.ts';
import { targetOf, type Route } from '../../network/route.ts';
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
    // The one place where a certificate is looked at that was not believed: see `peekAtServer`.
    rejectUnauthorized: false,
  });
  return ready(tls, 'secureConnect', { signal, failureOf: tlsFailure });
}

/**
 * Looks at a certificate that the real connection has refused, so that staff can be told what is wrong with it. The connection
 * serves for nothing else: no key, no picture, a HEAD for the Date header is all that is sent, and what comes back is
 * a hint for words on a screen. Null when even that does not come about. Never rejects.
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
