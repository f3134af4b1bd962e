import { once } from 'node:events';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { act, cutOff } from './act.ts';
import { live, liveAnswer, momentOf, type Behaviour, type Moment } from './behaviour.ts';
import type { Certificate } from './certificates.ts';
import { parseForm, type ReceivedRequest } from './received-request.ts';

export const servicePath = '/api/v1/backend/liveness/short/';

/** A certificate and further options of Node's TLS server: `requestCert`, `maxVersion` … */
export type ServerTls = Certificate & TlsOptions;

export interface LivenessServerOptions {
  /** Without it the server speaks plain HTTP. */
  readonly tls?: ServerTls;
  /** A free one by default. */
  readonly port?: number;
}

/** Reads the body up to the moment; true when all of it arrived. */
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
    request.on('close', () => resolve(false));
  });
}

function createHttp(
  tls: ServerTls | undefined,
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  const server = tls === undefined ? createHttpServer(listener) : createHttpsServer({ ...tls }, listener);
  server.keepAliveTimeout = 60_000;
  server.on('tlsClientError', () => undefined);
  server.on('clientError', (_, socket) => socket.destroy());
  return server;
}

/**
 * A real server on loopback which records its requests and treats them as the test sets it. It answers "live" by
 * default. Used by the client's tests, the end-to-end tests and the benchmark.
 */
export class LivenessServer {
  /** Every request that was wholly received, in order. */
  readonly requests: ReceivedRequest[] = [];
  /** Requests whose head arrived, complete or not. */
  begun = 0;
  /** Behaviours whose moment was reached: the request read up to it, and their part of an answer being sent. */
  reached = 0;
  /** TCP connections accepted so far. */
  connections = 0;
  port = 0;

  readonly #scheme: 'http' | 'https';
  readonly #sockets = new Set<Socket>();
  /** By the client's port, which the plain and the TLS view of a connection share. */
  readonly #opened = new Map<number, { readonly number: number; readonly tcp: Socket }>();
  readonly #queue: Behaviour[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #http: Server;
  /** In front of the HTTP server, so that a connection can be reset below TLS; it passes each connection on. */
  readonly #tcp = createTcpServer({ noDelay: true }, (socket) => this.#accept(socket));
  #fallback: Behaviour = live;

  constructor(tls?: ServerTls) {
    this.#scheme = tls === undefined ? 'http' : 'https';
    this.#http = createHttp(tls, (request, response) => void this.#serve(request, response));
  }

  /** TCP connections that are still open. */
  get open(): number {
    return this.#sockets.size;
  }

  get endpoint(): URL {
    return new URL(`${this.#scheme}://127.0.0.1:${this.port}${servicePath}`);
  }

  /** From now on every request that finds no queued behaviour gets this one. */
  behave(behaviour: Behaviour): void {
    this.#fallback = behaviour;
  }

  /** These behaviours for the next requests (or connections, for those `at: 'connected'`), one each. */
  behaveNext(...behaviours: readonly Behaviour[]): void {
    this.#queue.push(...behaviours);
  }

  /** Waits for a condition, e.g. `({ begun }) => begun === 1`. */
  async waitFor(condition: (server: LivenessServer) => boolean): Promise<void> {
    if (condition(this)) return;
    await new Promise<void>((resolve) => {
      const watch = () => {
        if (!condition(this)) return;
        this.#watchers.delete(watch);
        resolve();
      };
      this.#watchers.add(watch);
    });
  }

  /** Ends all open connections; the server stays. */
  dropConnections(how: 'reset' | 'hang-up'): void {
    for (const socket of this.#sockets) cutOff(socket, how);
  }

  async listen(port: number): Promise<void> {
    this.#tcp.listen(port, '127.0.0.1');
    await once(this.#tcp, 'listening');
    this.port = (this.#tcp.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (!this.#tcp.listening) return;
    for (const socket of this.#sockets) socket.destroy();
    this.#tcp.close();
    await once(this.#tcp, 'close');
  }

  #notify(): void {
    for (const watch of [...this.#watchers]) watch();
  }

  #accept(socket: Socket): void {
    this.connections += 1;
    this.#opened.set(socket.remotePort ?? 0, { number: this.connections, tcp: socket });
    this.#sockets.add(socket);
    socket
      .on('error', () => undefined)
      .on('close', () => {
        this.#sockets.delete(socket);
        this.#notify();
      });
    const next = this.#queue[0] ?? this.#fallback;
    if (momentOf(next) === 'connected') {
      this.#queue.shift();
      this.#cutAtOnce(socket, next);
    } else this.#http.emit('connection', socket);
    this.#notify();
  }

  #cutAtOnce(socket: Socket, { kind }: Behaviour): void {
    if (kind !== 'reset' && kind !== 'hang-up') return;
    // If cut sooner, a client could see either a refused connection or a broken handshake.
    if (this.#scheme === 'https') socket.once('data', () => cutOff(socket, kind));
    else cutOff(socket, kind);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const behaviour = this.#queue.shift() ?? this.#fallback;
    const connection = this.#opened.get(request.socket.remotePort ?? 0);
    this.begun += 1;
    this.#notify();
    const pieces: Buffer[] = [];
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    if (await receive(request, momentOf(behaviour), pieces)) {
      const { method = '', url = '', httpVersion, headers } = request;
      const body = Buffer.concat(pieces);
      const form = await parseForm(body, headers['content-type']);
      this.requests.push({
        method,
        url,
        httpVersion,
        headers,
        connection: connection?.number ?? 0,
        body,
        form,
      });
      this.#notify();
    }
    if (connection !== undefined) await act(behaviour, response, connection.tcp, { body: liveAnswer });
    this.reached += 1;
    this.#notify();
    // A server that has answered early reads on, as nginx does for a while.
    if (behaviour.kind === 'answer-early') request.resume();
  }
}

/** Starts the fake service on a free port of loopback. */
export async function startLivenessServer({
  tls,
  port = 0,
}: LivenessServerOptions = {}): Promise<LivenessServer> {
  const server = new LivenessServer(tls);
  await server.listen(port);
  return server;
}
