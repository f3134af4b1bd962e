import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { withTimeLimit, orAbort } from '../platform/time-limit.ts';
import { ConnectFailure, networkFailure, proxyFailure, tlsFailure } from './connect-error.ts';
import { connectThroughProxy, type NetworkOptions, type ProxyOptions, type Route } from './proxy.ts';
import { type Target, targetOf, isLoopback } from './address.ts';
import { openTcp, type OpenTcp } from './tcp.ts';
import { createHandshake, trustContext } from './tls.ts';

interface ByRouteOptions extends ProxyOptions {
  /** How long one route may take while there is another one to try, ms. */
  readonly patienceMs: number;
}

interface RoutedConnection {
  readonly socket: Socket;
  readonly route: Route;
  readonly roundTripMs: number;
}

function openRoute(route: Route, target: Target, options: ProxyOptions): Promise<OpenTcp> {
  if (route.kind === 'proxy') return connectThroughProxy(route, target, options);
  return openTcp(target, { ...options, failureOf: networkFailure });
}

/**
 * Opens an unencrypted connection to the target by the first route whose proxy can be reached. A proxy's refusal is
 * final, as in a browser: the next proxy in the list is a fallback for one that can't be reached, not a bypass. Rejects with ConnectFailure.
 */
export async function connectByRoute(
  target: Target,
  routes: readonly Route[],
  options: ByRouteOptions,
): Promise<RoutedConnection> {
  for (const route of routes.slice(0, -1)) {
    const signal = withTimeLimit(options.patienceMs, options.signal);
    try {
      return { ...(await openRoute(route, target, { ...options, signal })), route };
    } catch (error) {
      const another = error instanceof ConnectFailure && error.kind === 'proxy-unreachable';
      if (!another || options.signal.aborted) throw error;
    }
  }
  const last = routes.at(-1);
  if (last === undefined) throw noRoute();
  return { ...(await openRoute(last, target, options)), route: last };
}

interface SocketOptions {
  readonly endpoint: URL;
  /** For the route, the name, TCP, a proxy and TLS together, ms. */
  readonly connectTimeoutMs: number;
  readonly network?: NetworkOptions;
  readonly onStage?: (stage: Stage) => void;
}

/** Progress of opening a connection, in this order; `name` once for each address that is tried. */
export type Stage =
  | { readonly kind: 'routes'; readonly routes: readonly Route[] }
  /** The host that is connected to first: the proxy, where there is one. */
  | { readonly kind: 'name'; readonly host: string; readonly address: string }
  /** One round trip to the endpoint's host, ms. */
  | { readonly kind: 'connected'; readonly route: Route; readonly roundTripMs: number }
  | { readonly kind: 'secured'; readonly socket: TLSSocket };

/** The system names only proxies of unsupported kinds, or its list can't be read. */
const noRoute = () => new ConnectFailure('network', 'PROXY_UNSUPPORTED', 'proxy-unsupported');

const direct: readonly Route[] = [{ kind: 'direct' }];

/** Waits for the routes, at most until the signal: a script that chooses proxies may hang. */
async function findRoutes(
  endpoint: URL,
  route: NetworkOptions['route'],
  signal: AbortSignal,
): Promise<readonly Route[]> {
  // A proxy can't reach this machine's loopback, and its traffic must not leave the machine.
  if (route === undefined || isLoopback(endpoint.hostname)) return direct;
  const routes = route(endpoint).catch(() => Promise.reject(noRoute()));
  return orAbort(routes, signal, () => proxyFailure('ETIMEDOUT'));
}

/**
 * Makes the function that opens a connection to the endpoint's host: TCP on loopback without encryption, else TLS with
 * HTTP/1.1 only, directly or through a proxy. It rejects with ConnectFailure and nothing else.
 */
export function createSocketOpener(options: SocketOptions): (cancel?: AbortSignal) => Promise<Socket> {
  const { endpoint, connectTimeoutMs, network = {}, onStage } = options;
  const target = targetOf(endpoint);
  const shake = createHandshake({
    host: target.host,
    context: trustContext(network.ca),
    spkiPins: network.spkiPins ?? [],
    ...(network.onChain && { onChain: network.onChain }),
    failureOf: tlsFailure,
  });
  const open = async (signal: AbortSignal): Promise<Socket> => {
    const routes = await findRoutes(endpoint, network.route, signal);
    onStage?.({ kind: 'routes', routes });
    const { socket, route, roundTripMs } = await connectByRoute(target, routes, {
      signal,
      patienceMs: connectTimeoutMs / 2,
      onName: (host, address) => onStage?.({ kind: 'name', host, address }),
    });
    onStage?.({ kind: 'connected', route, roundTripMs });
    if (endpoint.protocol !== 'https:') return socket;
    const secured = await shake(socket, signal);
    onStage?.({ kind: 'secured', socket: secured });
    return secured;
  };
  return async (cancel) => {
    const limit = withTimeLimit(connectTimeoutMs, cancel);
    try {
      return await open(limit);
    } catch (error) {
      throw limit.aborted && error instanceof ConnectFailure ? error.atLimit() : error;
    }
  };
}
