import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * How long a connection may lie idle before we drop it ourselves. Servers and balancers close theirs after 20 to 75 s;
 * a request that crosses such a close on the way would end as outcome-unknown, so we stay well below.
 */
export const idleLimitMs = 15_000;
/** How long after a warm-up the connection is kept fresh: as long as a person may take before the camera. */
const warmForMs = 90_000;
/** A server that drops idle connections sooner than this gets no other one ahead. */
const shortestLifeMs = 2000;

/** Holds at most one connection that was opened ahead, never older than `idleLimitMs`. */
export class WarmConnection {
  readonly #open: () => Promise<Socket>;
  #idle: { socket: Socket; drop: () => void; release: () => void } | null = null;
  #opening: Promise<void> | null = null;
  #warmUntil = 0;
  #inUse = false;

  constructor(open: () => Promise<Socket>) {
    this.#open = open;
  }

  /** Opens a connection unless there is one. Never rejects. */
  async warmUp(): Promise<void> {
    this.#warmUntil = performance.now() + warmForMs;
    await this.#ensure().catch(() => undefined);
  }

  /** A live connection: the one that was opened ahead, the one being opened, or a new one. Rejects with ConnectFailure. */
  async take(): Promise<Socket> {
    this.#warmUntil = 0;
    if (this.#opening !== null) await this.#opening;
    // One turn of the event loop: a close that has arrived already is seen before the connection is used.
    if (this.#idle !== null) await nextTurn();
    const idle = this.#idle;
    if (idle === null) return this.#open();
    idle.release();
    return idle.socket;
  }

  /** Told by the HTTP client: while it has a connection of its own, none is opened ahead. */
  setInUse(inUse: boolean): void {
    this.#inUse = inUse;
    if (!inUse) this.#refresh();
  }

  close(): void {
    this.#warmUntil = 0;
    this.#idle?.drop();
  }

  #ensure(): Promise<void> {
    if (this.#inUse || this.#idle !== null) return Promise.resolve();
    this.#opening ??= this.#open()
      .then((socket) => this.#hold(socket))
      .finally(() => (this.#opening = null));
    return this.#opening;
  }

  #refresh(): void {
    if (performance.now() < this.#warmUntil) void this.#ensure().catch(() => undefined);
  }

  #hold(socket: Socket): void {
    const heldSince = performance.now();
    // An idle HTTP connection has nothing to say: bytes or an end make it unusable.
    const onEvent = () => {
      drop();
      if (performance.now() - heldSince >= shortestLifeMs) this.#refresh();
    };
    const release = () => {
      clearTimeout(timer);
      socket.off('readable', onEvent).off('close', onEvent).ref();
      this.#idle = null;
    };
    const drop = () => {
      release();
      socket.destroy();
    };
    const timer = setTimeout(onEvent, idleLimitMs);
    timer.unref();
    socket.on('readable', onEvent).on('close', onEvent).unref();
    this.#idle = { socket, drop, release };
    if (socket.destroyed) drop();
  }
}
