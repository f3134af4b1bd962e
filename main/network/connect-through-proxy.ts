import { isIP, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { Client } from 'undici';
import { codeOf, proxyFailure, proxyRefusal } from './connect-error.ts';
import { createHandshake, trustContext } from './handshake.ts';
import { openTcp, type OpenTcp } from './open-tcp.ts';
import { targetOf, type Route, type Target } from './route.ts';

export type ProxyRoute = Extract<Route, { kind: 'proxy' }>;

export interface ProxyOptions {
  readonly signal: AbortSignal;
  readonly onName?: (host: string, address: string) => void;
  /** Trusted roots for the connection to an https proxy. Tests give their own. */
  readonly proxyTls?: () => SecureContext;
}

const builtInRoots = trustContext(undefined);

/** Basic authentication, in UTF-8 (RFC 7617). */
function authorization({ credentials }: ProxyRoute): { 'proxy-authorization'?: string } {
  if (credentials === undefined) return {};
  const pair = Buffer.from(`${credentials.user}:${credentials.password}`, 'utf8').toString('base64');
  return { 'proxy-authorization': `Basic ${pair}` };
}

/**
 * The connection to the proxy. In undici's ProxyAgent this is where `proxyTls` belongs, and the settings' own authorities and pins
 * belong in `requestTls`: they are about the endpoint. Used here they would be checked against the wrong server, and the
 * endpoint's certificate only against the built-in roots.
 */
async function reachProxy(url: URL, { signal, onName, proxyTls }: ProxyOptions): Promise<Socket> {
  const proxy = targetOf(url);
  const { socket } = await openTcp(proxy, {
    signal,
    failureOf: proxyFailure,
    ...(onName === undefined ? {} : { onName }),
  });
  if (url.protocol === 'http:') return socket;
  const shake = createHandshake({
    host: proxy.host,
    context: proxyTls ?? builtInRoots,
    failureOf: proxyFailure,
  });
  return shake(socket, signal);
}

async function askForTunnel(
  hop: Socket,
  route: ProxyRoute,
  to: Target,
  signal: AbortSignal,
): Promise<Socket> {
  const authority = `${isIP(to.host) === 6 ? `[${to.host}]` : to.host}:${to.port}`;
  const client = new Client(route.url.origin, {
    allowH2: false,
    // The signal is the limit.
    headersTimeout: 0,
    // Deferred: undici loses a connection that is delivered before its own call has returned.
    connect: (_, callback) => queueMicrotask(() => callback(null, hop)),
  });
  const headers = { host: authority, ...authorization(route) };
  try {
    const answer = await client.connect({ path: authority, headers, signal });
    const { statusCode, socket } = answer;
    if (statusCode < 200 || statusCode > 299)
      throw proxyRefusal(statusCode, answer.headers['proxy-authenticate']);
    // From here on no other listener exists: undici has released the socket.
    return (socket as Socket).on('error', () => undefined);
  } catch (error) {
    hop.destroy();
    if (signal.aborted) throw proxyFailure('ETIMEDOUT');
    // undici's errors quote what the proxy sent, and the request's headers hold the password: only the code is kept.
    throw error instanceof Error && error.name === 'ConnectFailure' ? error : proxyRefusal(codeOf(error));
  } finally {
    // An established tunnel no longer belongs to the client and stays open.
    await client.destroy();
  }
}

/**
 * Opens a tunnel to the target through a proxy (CONNECT). The round trip is that of CONNECT: it includes the proxy's own connection to
 * the target. Credentials are sent to the proxy only. Rejects with ConnectFailure.
 */
export async function connectThroughProxy(
  route: ProxyRoute,
  to: Target,
  options: ProxyOptions,
): Promise<OpenTcp> {
  const hop = await reachProxy(route.url, options);
  const askedAt = performance.now();
  const socket = await askForTunnel(hop, route, to, options.signal);
  return { socket, roundTripMs: performance.now() - askedAt };
}
