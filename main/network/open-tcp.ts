import { connect, isIP, type Socket } from 'node:net';
import type { ConnectFailure } from './connect-failure.ts';
import { highWaterMark } from './handshake.ts';
import { ready } from './ready.ts';
import type { Target } from './route.ts';

export interface TcpOptions {
  readonly signal: AbortSignal;
  readonly failureOf: (code: string) => ConnectFailure;
  /** Told the address that is tried; of several, each. */
  readonly onName?: (host: string, address: string) => void;
}

export interface OpenTcp {
  readonly socket: Socket;
  /** How long TCP's own handshake took, ms. */
  readonly roundTripMs: number;
}

/** Opens a TCP connection. */
export async function openTcp(
  { host, port }: Target,
  { signal, failureOf, onName }: TcpOptions,
): Promise<OpenTcp> {
  // A variable, since the types do not know `highWaterMark`.
  const options = { host, port, highWaterMark };
  let reachingSince = performance.now();
  let roundTripMs = 0;
  const socket = connect(options).setNoDelay(true).setKeepAlive(true, 60_000);
  if (isIP(host) !== 0) onName?.(host, host);
  socket.on('lookup', (error, address) => {
    reachingSince = performance.now();
    if (error === null && isIP(host) === 0) onName?.(host, address);
  });
  socket.once('connect', () => (roundTripMs = performance.now() - reachingSince));
  await ready(socket, 'connect', { signal, failureOf });
  return { socket, roundTripMs };
}
