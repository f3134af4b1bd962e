import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** One piece of an upload fills it, which is how the upload learns that a piece has left Node (see upload.ts). */
const highWaterMark = 16 * 1024;

export interface SocketOptions {
  readonly endpoint: URL;
  /** For the name, TCP and TLS together, ms. */
  readonly connectTimeoutMs: number;
  /** PEM. Trusted besides the built-in roots: Node does not look into the operating system's store. */
  readonly ca?: string;
  /** Told how long TCP's own handshake took, ms: one round trip. */
  readonly onRoundTrip?: (ms: number) => void;
}

/** No connection. Holds a system or OpenSSL error code and nothing of the original error. */
export class ConnectFailure extends Error {
  readonly phase: 'network' | 'tls';
  readonly reason: string;

  constructor(phase: 'network' | 'tls', reason: string) {
    super(`no connection (${phase}: ${reason})`);
    this.name = 'ConnectFailure';
    this.phase = phase;
    this.reason = reason;
  }

  /** A refused certificate or protocol stays refused; a connection torn in mid-handshake (ECONNRESET) may do better. */
  get lasting(): boolean {
    return this.phase === 'tls' && !/^E[A-Z]+$/.test(this.reason);
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'UNKNOWN';
}

/**
 * Makes the function that opens a connection to the endpoint's host: TCP on loopback without encryption, else TLS with
 * HTTP/1.1 only. It rejects with ConnectFailure and nothing else.
 */
export function createSocketOpener(options: SocketOptions): () => Promise<Socket> {
  const { endpoint, connectTimeoutMs, ca, onRoundTrip } = options;
  const encrypted = endpoint.protocol === 'https:';
  const host = endpoint.hostname.replace(/^\[|\]$/g, '');
  const port = endpoint.port === '' ? (encrypted ? 443 : 80) : Number(endpoint.port);
  let secureContext: SecureContext | undefined;
  let session: Buffer | undefined;

  const start = (): Socket => {
    // A variable, since the types do not know `highWaterMark`, which both kinds of socket take.
    const target = { host, port, highWaterMark };
    if (!encrypted) return connectTcp(target);
    // Made once: reading a hundred and more root certificates takes longer than the handshake.
    secureContext ??= createSecureContext(ca === undefined ? {} : { ca: [...rootCertificates, ca] });
    const socket = connectTls({
      ...target,
      // An address is no server name; the certificate is then checked against `host`.
      servername: isIP(host) === 0 ? host : '',
      ALPNProtocols: ['http/1.1'],
      secureContext,
      // Said outright: left out, Node takes it from NODE_TLS_REJECT_UNAUTHORIZED, which no fuse covers.
      rejectUnauthorized: true,
      ...(session === undefined ? {} : { session }),
    });
    return socket.on('session', (ticket) => {
      session = ticket;
    });
  };

  return () =>
    new Promise((resolve, reject) => {
      const socket = start();
      let phase: 'network' | 'tls' = 'network';
      const fail = (failure: ConnectFailure) => {
        clearTimeout(timer);
        session = undefined;
        socket.destroy();
        reject(failure);
      };
      const timer = setTimeout(() => fail(new ConnectFailure('network', 'ETIMEDOUT')), connectTimeoutMs);
      socket.setNoDelay(true).setKeepAlive(true, 60_000);
      // Stays for the socket's whole life: an error between two owners must not end the process.
      socket.on('error', (error) => fail(new ConnectFailure(phase, codeOf(error))));
      socket.once('close', () => fail(new ConnectFailure(phase, 'ECONNRESET')));
      let reachingSince = performance.now();
      // Emitted for each address of a name, and for an address as well; the last one is the one that is tried.
      socket.on('lookup', () => (reachingSince = performance.now()));
      socket.once('connect', () => {
        if (encrypted) phase = 'tls';
        onRoundTrip?.(performance.now() - reachingSince);
      });
      socket.once(encrypted ? 'secureConnect' : 'connect', () => {
        clearTimeout(timer);
        resolve(socket);
      });
    });
}
