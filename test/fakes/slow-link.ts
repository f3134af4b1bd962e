import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Properties of a connection. Bytes a second; absent means without limit. */
export interface LinkQuality {
  readonly roundTripMs: number;
  readonly upBytesPerSecond?: number;
  readonly downBytesPerSecond?: number;
}

export interface SlowLink {
  /** On 127.0.0.1. */
  readonly port: number;
  close(): Promise<void>;
}

/** Buffer before the link; when it is full the sender waits, as with a modem. */
const bufferBytes = 64 * 1024;

/** One direction: each piece takes its transfer time, then half a round trip. One timer, for the first piece of the queue. */
class Lane {
  readonly #queue: { readonly bytes: Buffer | null; readonly dueAt: number }[] = [];
  #freeAt: number;
  #waiting = 0;
  #timer: NodeJS.Timeout | null = null;

  readonly #from: Socket;
  readonly #to: Socket;
  readonly #delayMs: number;
  readonly #bytesPerMs: number;

  constructor(
    from: Socket,
    to: Socket,
    delayMs: number,
    bytesPerSecond: number | undefined,
    firstAfterMs: number,
  ) {
    this.#from = from;
    this.#to = to;
    this.#delayMs = delayMs;
    this.#bytesPerMs = (bytesPerSecond ?? Infinity) / 1000;
    this.#freeAt = performance.now() + firstAfterMs;
    from.on('data', (bytes: Buffer) => this.#push(bytes)).on('end', () => this.#push(null));
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => this.#stop());
  }

  #push(bytes: Buffer | null): void {
    const length = bytes?.length ?? 0;
    this.#freeAt = Math.max(this.#freeAt, performance.now()) + length / this.#bytesPerMs;
    this.#queue.push({ bytes, dueAt: this.#freeAt + this.#delayMs });
    this.#waiting += length;
    if (this.#bytesPerMs !== Infinity && this.#waiting > bufferBytes) this.#from.pause();
    this.#schedule();
  }

  #schedule(): void {
    const head = this.#queue[0];
    if (this.#timer !== null || head === undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#deliver();
      },
      Math.max(0, head.dueAt - performance.now()),
    );
  }

  #deliver(): void {
    for (
      let head = this.#queue[0];
      head !== undefined && head.dueAt <= performance.now();
      head = this.#queue[0]
    ) {
      this.#queue.shift();
      this.#waiting -= head.bytes?.length ?? 0;
      if (head.bytes === null) this.#to.end();
      else if (this.#to.writable) this.#to.write(head.bytes);
    }
    if (this.#waiting <= bufferBytes) this.#from.resume();
    this.#schedule();
  }

  #stop(): void {
    if (!this.#from.destroyed || !this.#to.destroyed) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#queue.length = 0;
  }
}

/**
 * A TCP proxy on loopback that simulates a slow connection. Opening a connection costs a round trip as well: loopback
 * opens at once, so the first bytes are held back for that long. Packet loss and TCP's slow start are not simulated.
 */
export async function startSlowLink(toPort: number, quality: LinkQuality): Promise<SlowLink> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    return socket.setNoDelay(true).on('close', () => sockets.delete(socket));
  };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = keep(connect({ port: toPort, host: '127.0.0.1', allowHalfOpen: true }));
    const oneWayMs = quality.roundTripMs / 2;
    new Lane(keep(near), far, oneWayMs, quality.upBytesPerSecond, quality.roundTripMs);
    new Lane(far, near, oneWayMs, quality.downBytesPerSecond, 0);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
