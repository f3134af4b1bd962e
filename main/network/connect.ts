import type { Socket } from 'node:net';
import { ConnectFailure, networkFailure } from './connect-error.ts';
import { connectThroughProxy, type ProxyOptions } from './connect-through-proxy.ts';
import { openTcp, type OpenTcp } from './open-tcp.ts';
import type { Route, Target } from './route.ts';

export interface ReachOptions extends ProxyOptions {
  /** How long one route may take while there is another one to try, ms. */
  readonly patienceMs: number;
}

export interface Reached {
  readonly socket: Socket;
  readonly route: Route;
  readonly roundTripMs: number;
}

function take(route: Route, target: Target, options: ProxyOptions): Promise<OpenTcp> {
  if (route.kind === 'proxy') return connectThroughProxy(route, target, options);
  return openTcp(target, { ...options, failureOf: networkFailure });
}

/** The signal, or the end of the patience; `done` has to be called. */
function limited(signal: AbortSignal, ms: number): { signal: AbortSignal; done: () => void } {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ms);
  return { signal: AbortSignal.any([signal, patience.signal]), done: () => clearTimeout(timer) };
}

/**
 * Opens an unencrypted connection to the target by the first route whose proxy can be reached. A proxy's refusal is
 * final, as in a browser: the next proxy in the list is a fallback for one that can't be reached, not a bypass. Rejects with ConnectFailure.
 */
export async function reach(
  target: Target,
  routes: readonly Route[],
  options: ReachOptions,
): Promise<Reached> {
  for (const route of routes.slice(0, -1)) {
    const limit = limited(options.signal, options.patienceMs);
    try {
      return { ...(await take(route, target, { ...options, signal: limit.signal })), route };
    } catch (error) {
      const another = error instanceof ConnectFailure && error.kind === 'proxy-unreachable';
      if (!another || options.signal.aborted) throw error;
    } finally {
      limit.done();
    }
  }
  const last = routes.at(-1);
  if (last === undefined) throw new ConnectFailure('network', 'PROXY_UNSUPPORTED', 'proxy-unsupported');
  return { ...(await take(last, target, options)), route: last };
}
