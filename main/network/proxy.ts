import type { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { Client } from 'undici';
import { codeOf, proxyFailure, proxyRefusal } from './connect-error.ts';
import { createHandshake, trustContext } from './tls.ts';
import { openTcp, type OpenTcp } from './tcp.ts';
import { parseProxyAddress, targetOf, type Target } from './address.ts';

/** A route to the endpoint. */
export type Route =
  | { readonly kind: 'direct' }
  | {
      readonly kind: 'proxy';
      /** `http:` or `https:`, host and port only; as `parseProxyAddress` gives it. */
      readonly url: URL;
      readonly credentials?: { readonly user: string; readonly password: string };
    };

export interface NetworkOptions {
  /** PEM with one or more certificate authorities, trusted besides the built-in ones. */
  readonly ca?: string;
  /**
   * SHA-256 of the subject public key info, base64; of the server's certificate or any in the chain it was verified by.
   * Empty: no pin is required.
   */
  readonly spkiPins?: readonly string[];
  /**
   * Called with the endpoint's certificate and those that signed it after each full handshake in which they were verified, before the pins are
   * compared. Must not throw.
   */
  readonly onChain?: (chain: readonly X509Certificate[]) => void;
  /** The routes to the endpoint, best first; called for each connection. Absent: direct. */
  readonly route?: (endpoint: URL) => Promise<readonly Route[]>;
}

/** As in the settings. `system`: the operating system's proxy for the endpoint, PAC scripts included. */
export interface ProxySettings {
  readonly mode: 'system' | 'direct' | 'explicit';
  /** Of an explicit proxy, as `parseProxyAddress` takes it. */
  readonly url?: string | null;
  /** Basic authentication with the explicit proxy. Empty or null: none. */
  readonly user?: string | null;
  readonly password?: string | null;
}

/** The keywords of a PAC script's answer for supported proxies. `HTTP` is a newer synonym of `PROXY`. */
const schemes: ReadonlyMap<string, string> = new Map([
  ['PROXY', 'http'],
  ['HTTP', 'http'],
  ['HTTPS', 'https'],
]);

function readEntry(entry: string): Route | null {
  const [word = '', address = ''] = entry.trim().split(/\s+/, 2);
  const kind = word.toUpperCase();
  if (kind === 'DIRECT') return { kind: 'direct' };
  const scheme = schemes.get(kind);
  if (scheme === undefined || address === '') return null;
  const url = parseProxyAddress(`${scheme}://${address}`);
  return url.ok ? { kind: 'proxy', url: url.value } : null;
}

/**
 * Reads what Electron's `session.resolveProxy` answers, e.g. "PROXY a:1; HTTPS b:2; SOCKS5 c:3; DIRECT". Entries that are not
 * supported (SOCKS) or can't be read are left out; an empty list means that there was no other. An empty text is what
 * a PAC script returns for "no proxy".
 */
export function parseProxyList(text: string): readonly Route[] {
  const entries = text.split(';').filter((entry) => entry.trim() !== '');
  if (entries.length === 0) return [{ kind: 'direct' }];
  return entries.map(readEntry).filter((route) => route !== null);
}

function explicitRoute({ url, user, password }: ProxySettings): readonly Route[] {
  const parsed = parseProxyAddress(url ?? '');
  // Never bypass the proxy that staff have named: having no usable proxy is reported as a failure.
  if (!parsed.ok) return [];
  const named = (user ?? '') !== '';
  const credentials = { user: user ?? '', password: password ?? '' };
  return [{ kind: 'proxy', url: parsed.value, ...(named ? { credentials } : {}) }];
}

/**
 * Makes the client's `route` out of the settings. User name and password go to the explicit proxy alone: a system's proxy may
 * be named by whichever host in the network answers first (WPAD).
 * @param resolveSystem Electron's `session.resolveProxy`
 */
export function routeFrom(
  settings: ProxySettings,
  resolveSystem: (url: string) => Promise<string>,
): NonNullable<NetworkOptions['route']> {
  switch (settings.mode) {
    case 'direct':
      return async () => [{ kind: 'direct' }];
    case 'explicit':
      return async () => explicitRoute(settings);
    case 'system':
      // The origin only: a proxy script needs no path or query.
      return async (endpoint) => parseProxyList(await resolveSystem(`${endpoint.origin}/`));
  }
}

type ProxyRoute = Extract<Route, { kind: 'proxy' }>;

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
async function connectToProxy(url: URL, { signal, onName, proxyTls }: ProxyOptions): Promise<Socket> {
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
  const hop = await connectToProxy(route.url, options);
  const askedAt = performance.now();
  const socket = await askForTunnel(hop, route, to, options.signal);
  return { socket, roundTripMs: performance.now() - askedAt };
}
