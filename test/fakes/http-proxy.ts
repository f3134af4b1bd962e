import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Certificate } from './certificates.ts';

export interface HttpProxyOptions {
  /** Makes it an https proxy. */
  readonly tls?: Certificate;
  /** Requires these (Basic) with 407. */
  readonly credentials?: { readonly user: string; readonly password: string };
}

/** What the proxy does with a CONNECT, if not open a tunnel. */
export type ProxyFault =
  | { readonly kind: 'answer'; readonly status: number; readonly head?: readonly string[] }
  /** These bytes instead of an answer, then the end. */
  | { readonly kind: 'raw'; readonly bytes: string }
  | { readonly kind: 'stall' | 'hang-up' };

export interface ReceivedConnect {
  /** `host:port`, as requested. */
  readonly authority: string;
  readonly headers: IncomingMessage['headers'];
}

/** A real CONNECT proxy on loopback. Every name resolves to 127.0.0.1, so that tests need no DNS server. */
export class HttpProxy {
  /** Every CONNECT, refused ones included. */
  readonly connects: ReceivedConnect[] = [];
  /** Tunnels that were opened. */
  tunnels = 0;
  fault: ProxyFault | null = null;

  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #options: HttpProxyOptions;

  constructor(options: HttpProxyOptions) {
    this.#options = options;
    const { tls } = options;
    this.#server = tls === undefined ? createHttpServer() : createHttpsServer({ ...tls });
    this.#server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) =>
      this.#serve(request, socket, head),
    );
    this.#server.on('connection', (socket: Socket) => this.#keep(socket));
    this.#server.on('tlsClientError', () => undefined);
  }

  get url(): URL {
    const { port } = this.#server.address() as AddressInfo;
    return new URL(`${this.#options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`);
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    return socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
  }

  #isWelcome({ headers }: IncomingMessage): boolean {
    const { credentials } = this.#options;
    if (credentials === undefined) return true;
    const pair = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64');
    return headers['proxy-authorization'] === `Basic ${pair}`;
  }

  #serve(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const authority = request.url ?? '';
    this.connects.push({ authority, headers: request.headers });
    socket.on('error', () => undefined);
    if (this.fault !== null) return this.#misbehave(this.fault, socket);
    if (!this.#isWelcome(request)) {
      socket.end('HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm="office"\r\n\r\n<h1>407</h1>');
      return;
    }
    const far = this.#keep(connect(Number(/:(\d+)$/.exec(authority)?.[1]), '127.0.0.1'));
    far.on('connect', () => {
      this.tunnels += 1;
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.write(head);
      socket.pipe(far).pipe(socket);
    });
    far.on('close', () => socket.destroy());
    socket.on('close', () => far.destroy());
  }

  #misbehave(fault: ProxyFault, socket: Socket): void {
    if (fault.kind === 'answer') {
      const head = [`HTTP/1.1 ${fault.status} No`, 'content-length: 0', ...(fault.head ?? [])];
      socket.end(`${head.join('\r\n')}\r\n\r\n`);
    }
    if (fault.kind === 'raw') socket.end(fault.bytes);
    else if (fault.kind === 'hang-up') socket.end();
  }
}

/** Starts a proxy on a free port of loopback. */
export async function startHttpProxy(options: HttpProxyOptions = {}): Promise<HttpProxy> {
  const proxy = new HttpProxy(options);
  await proxy.listen();
  return proxy;
}
