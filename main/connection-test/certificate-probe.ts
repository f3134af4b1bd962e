import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Socket } from 'node:net';
import { Client } from 'undici';
import type { ConnectionFact, Validity } from '../../preload/connection-contract.ts';
import { chainOf, serverNameOf, spkiPin, trustContext } from '../network/tls.ts';
import { namesOf, shortName } from '../network/certificate-names.ts';
import { tlsFailure } from '../network/connect-error.ts';
import { connectByRoute } from '../network/connect.ts';
import { waitForSocket } from '../network/tcp.ts';
import { type Route } from '../network/proxy.ts';
import { targetOf } from '../network/address.ts';

/** Facts about a server's certificate for staff. Foreign text: it has to be tidied before it is shown. */
interface CertificateFacts {
  readonly names: string;
  readonly issuer: string;
  /** Of the server's own certificate. */
  readonly pin: string;
  /** The dates of the server's own certificate. */
  readonly own: Validity;
  /** The time within which all of the chain is valid; nothing of it left where they do not overlap. */
  readonly whole: Validity;
}

/** Null where the server sent none. */
export function certificateFacts(socket: TLSSocket): CertificateFacts | null {
  const chain = chainOf(socket);
  const [own] = chain;
  if (own === undefined) return null;
  return {
    names: namesOf(own),
    issuer: shortName(own.issuer),
    pin: spkiPin(own),
    own: { from: Date.parse(own.validFrom), to: Date.parse(own.validTo) },
    whole: {
      from: Math.max(...chain.map(({ validFrom }) => Date.parse(validFrom))),
      to: Math.min(...chain.map(({ validTo }) => Date.parse(validTo))),
    },
  };
}

export function describeCertificate({ names, issuer, own, whole }: CertificateFacts): ConnectionFact[] {
  const isNarrower = whole.from > own.from || whole.to < own.to;
  return [
    { kind: 'certificate', names, issuer, ...own },
    ...(isNarrower ? [{ kind: 'authorities', ...whole } as const] : []),
  ];
}

/**
 * Asks a host for its time over an open connection: HEAD for its root, without key, picture or cookie, and never for the
 * service's own path, so that nothing can be billed or counted. The status does not matter. Closes the socket.
 * @returns the Date header as milliseconds since 1970, null where there is none
 * @throws undici's errors: only their `code` may be passed on
 */
export async function askDate(socket: Socket, endpoint: URL, signal: AbortSignal): Promise<number | null> {
  const client = new Client(endpoint.origin, {
    allowH2: false,
    headersTimeout: 0,
    connect: (_, callback) => {
      // Deferred: undici loses a connection that is delivered before its own call has returned.
      queueMicrotask(() => callback(null, socket));
    },
  });
  try {
    const { headers, body } = await client.request({
      method: 'HEAD',
      path: '/',
      headers: { 'user-agent': 'liveness-kiosk' },
      // HTTP allows repeating HEAD, and undici would, but there is no second connection for it.
      idempotent: false,
      signal,
    });
    await body.dump();
    const at = Date.parse(String(headers['date'] ?? ''));
    return Number.isNaN(at) ? null : at;
  } finally {
    await client.destroy();
    socket.destroy();
  }
}

export interface ProbedServer {
  readonly facts: CertificateFacts | null;
  /** The server's Date header, milliseconds since 1970. */
  readonly date: number | null;
}

interface ProbeOptions {
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
}: ProbeOptions): Promise<TLSSocket> {
  const target = targetOf(endpoint);
  const { socket } = await connectByRoute(target, routes, { signal, patienceMs });
  const tls = connectTls({
    socket,
    host: target.host,
    servername: serverNameOf(target.host),
    ALPNProtocols: ['http/1.1'],
    secureContext: trustContext(ca)(),
    // The only place that reads a certificate without verifying it: see `probeCertificate`.
    rejectUnauthorized: false,
  });
  return waitForSocket(tls, 'secureConnect', { signal, failureOf: tlsFailure });
}

/**
 * Reads a certificate that the real connection has refused, so that staff see what is wrong with it. The connection
 * is used for nothing else: it sends no key and no picture, only a HEAD for the Date header, and the answer is only
 * used for the message. Null when this connection fails as well. Never rejects.
 */
export async function probeCertificate(options: ProbeOptions): Promise<ProbedServer | null> {
  try {
    const socket = await connectUnverified(options);
    const facts = certificateFacts(socket);
    const date = await askDate(socket, options.endpoint, options.signal).catch(() => null);
    return { facts, date };
  } catch {
    return null;
  }
}
