import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { act, cutOff } from './act.ts';
import { live, liveAnswer, type Behaviour, type Moment } from './behaviour.ts';
import type { Certificate } from './certificates.ts';
import { parseForm, type ReceivedRequest } from './received-request.ts';

export const servicePath = '/api/v1/backend/liveness/short/';

export interface LivenessServerOptions {
  /** Without it the server speaks plain HTTP. */
  readonly tls?: Certificate;
  readonly keepAliveTimeoutMs?: number;
}

export interface LivenessServer {
  readonly endpoint: URL;
  readonly port: number;
  /** Every request whose head arrived and which was wholly received, in order. */
  readonly requests: readonly ReceivedRequest[];
  /** Heads of requests seen, whole or not. */
  readonly begun: number;
  /** TCP connections accepted so far. */
  readonly connections: number;
  /** From now on every request that finds no queued behaviour gets this one. */
  behave(behaviour: Behaviour): void;
  /** These behaviours for the next requests (or connections, for those `at: 'connected'`), one each. */
  behaveNext(...behaviours: readonly Behaviour[]): void;
  /** Waits until something was seen: `begun`, `received` and so on counted from the start. */
  waitFor(condition: (server: LivenessServer) => boolean): Promise<void>;
  /** Ends all open connections in good order or by a reset, the server stays. */
  dropConnections(how: 'reset' | 'hang-up'): void;
  close(): Promise<void>;
}

function momentOf(behaviour: Behaviour): Moment {
  if (behaviour.kind === 'answer-early') return 'head-received';
  return 'at' in behaviour ? behaviour.at : 'body-received';
}

/** Reads the body up to the moment; true when all of it came. */
async function receive(request: IncomingMessage, moment: Moment, pieces: Buffer[]): Promise<boolean> {
  if (moment === 'head-received') return false;
  const enough = moment === 'half-body-received' ? Number(request.headers['content-length']) / 2 : Infinity;
  let total = 0;
  return new Promise((resolve) => {
    request.on('data', (piece: Buffer) => {
      pieces.push(piece);
      total += piece.length;
      if (total < enough) return;
      request.pause();
      resolve(false);
    });
    request.on('end', () => resolve(true));
    request.on('error', () => resolve(false));
    request.on('close', () => resolve(false));
  });
}

/**
 * A real server on loopback, random port, which records what it gets and does with it what it was told to. It answers
 * "live" until told otherwise. Used by the client's tests, the end-to-end tests and the bench.
 */
export async function startLivenessServer({
  tls,
  keepAliveTimeoutMs,
}: LivenessServerOptions = {}): Promise<LivenessServer> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  const queue: Behaviour[] = [];
  const watchers = new Set<() => void>();
  /** By the client's port, which the plain and the TLS view of a connection share. */
  const opened = new Map<number, { number: number; tcp: Socket }>();
  let fallback: Behaviour = live;
  let begun = 0;
  let connections = 0;
  const notify = () => [...watchers].forEach((watch) => watch());

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const behaviour = queue.shift() ?? fallback;
    const connection = opened.get(request.socket.remotePort ?? 0);
    begun += 1;
    notify();
    const pieces: Buffer[] = [];
    request.on('error', () => undefined);
    if (await receive(request, momentOf(behaviour), pieces)) {
      const { method = '', url = '', httpVersion, headers } = request;
      const body = Buffer.concat(pieces);
      const form = await parseForm(body, headers['content-type']);
      requests.push({ method, url, httpVersion, headers, connection: connection?.number ?? 0, body, form });
      notify();
    }
    if (connection !== undefined) await act(behaviour, response, connection.tcp, { body: liveAnswer });
    // A reader that has answered early reads on, as nginx does for a while.
    if (behaviour.kind === 'answer-early') request.resume();
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => void serve(request, response);
  const http = tls === undefined ? createHttpServer(listener) : createHttpsServer({ ...tls }, listener);
  http.keepAliveTimeout = keepAliveTimeoutMs ?? 60_000;
  http.on('tlsClientError', () => undefined);
  http.on('clientError', (_, socket) => socket.destroy());

  // A plain TCP server in front, so that a connection can be reset below TLS; it hands each connection on.
  const tcpServer = createTcpServer({ noDelay: true }, (socket) => {
    connections += 1;
    const { remotePort = 0 } = socket;
    opened.set(remotePort, { number: connections, tcp: socket });
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    notify();
    const next = queue[0] ?? fallback;
    if (momentOf(next) !== 'connected') return void http.emit('connection', socket);
    queue.shift();
    if (next.kind === 'reset' || next.kind === 'hang-up') cutOff(socket, next.kind);
  });
  tcpServer.listen(0, '127.0.0.1');
  await once(tcpServer, 'listening');
  const { port } = tcpServer.address() as AddressInfo;

  const server: LivenessServer = {
    endpoint: new URL(`${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}${servicePath}`),
    port,
    requests,
    get begun() {
      return begun;
    },
    get connections() {
      return connections;
    },
    behave: (behaviour) => void (fallback = behaviour),
    behaveNext: (...behaviours) => void queue.push(...behaviours),
    async waitFor(condition) {
      if (condition(server)) return;
      await new Promise<void>((resolve) => {
        const watch = () => {
          if (!condition(server)) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
      });
    },
    dropConnections: (how) => sockets.forEach((socket) => cutOff(socket, how)),
    async close() {
      for (const socket of sockets) socket.destroy();
      tcpServer.close();
      await once(tcpServer, 'close');
    },
  };
  return server;
}
