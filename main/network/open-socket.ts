import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { ConnectFailure, tlsFailure } from './connect-error.ts';
import { createHandshake, trustContext } from './handshake.ts';
import { reach } from './connect.ts';
import { targetOf, type NetworkOptions, type Route } from './route.ts';
import { isLoopback } from './endpoint.ts';

export interface SocketOptions {
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

const direct: readonly Route[] = [{ kind: 'direct' }];

/** Waits for the routes, at most until the signal: a script that chooses proxies may hang. */
async function findRoutes(
  endpoint: URL,
  route: NetworkOptions['route'],
  signal: AbortSignal,
): Promise<readonly Route[]> {
  // A proxy can't reach this machine's loopback, and its traffic must not leave the machine.
  if (route === undefined || isLoopback(endpoint.hostname)) return direct;
  const timedOut = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new ConnectFailure('network', 'PROXY_ETIMEDOUT', 'proxy-unreachable'));
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
  });
  const failed = () => new ConnectFailure('network', 'PROXY_UNSUPPORTED', 'proxy-unsupported');
  return Promise.race([timedOut, route(endpoint).catch(() => Promise.reject(failed()))]);
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
    pins: network.pins ?? [],
    failureOf: tlsFailure,
  });
  const open = async (signal: AbortSignal): Promise<Socket> => {
    const routes = await findRoutes(endpoint, network.route, signal);
    onStage?.({ kind: 'routes', routes });
    const { socket, route, roundTripMs } = await reach(target, routes, {
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
    const limit = new AbortController();
    const giveUp = () => limit.abort();
    const timer = setTimeout(giveUp, connectTimeoutMs);
    cancel?.addEventListener('abort', giveUp, { once: true });
    if (cancel?.aborted) giveUp();
    try {
      return await open(limit.signal);
    } catch (error) {
      throw limit.signal.aborted && error instanceof ConnectFailure ? error.atLimit() : error;
    } finally {
      clearTimeout(timer);
      cancel?.removeEventListener('abort', giveUp);
    }
  };
}
