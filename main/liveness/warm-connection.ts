import type { Socket } from 'node:net';
import { networkFailure } from '../network/connect-error.ts';
import { pollNetwork } from '../network/poll-network.ts';

/**
 * How long a connection may be idle before the kiosk closes it. Servers and balancers close theirs after 20 to 75 s;
 * a request sent just before such a close arrives would end as outcome-unknown, so this limit is well below.
 */
export const idleLimitMs = 15_000;
/** How long after a warm-up the connection is kept fresh: as long as a person may take before the camera. */
const warmForMs = 90_000;
/** A server that drops idle connections sooner than this gets no other one ahead. */
const shortestLifeMs = 2000;

/** Opens a connection of its own. Rejects with ConnectFailure, also when `cancel` is aborted. */
export type OpenSocket = (cancel?: AbortSignal) => Promise<Socket>;

/** For one request. */
export interface Connection {
  readonly socket: Socket;
  /** When it was opened, on performance.now()'s clock. */
  readonly openedAt: number;
}

function failOn(cancel: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(networkFailure('ETIMEDOUT'));
    cancel.addEventListener('abort', fail, { once: true });
    if (cancel.aborted) fail();
  });
}

/** Holds at most one connection that was opened ahead, never older than `idleLimitMs`. */
export class WarmConnection {
  readonly #open: OpenSocket;
  #idle: (Connection & { drop: () => void; release: () => void }) | null = null;
  #opening: Promise<void> | null = null;
  #warmUntil = 0;
  readonly #closing = new AbortController();

  constructor(open: OpenSocket) {
    this.#open = open;
  }

  /** Opens a connection unless there is one. Never rejects. */
  async warmUp(): Promise<void> {
    this.#warmUntil = performance.now() + warmForMs;
    await this.#ensure().catch(() => undefined);
  }

  /**
   * A live connection, for one request: the one that was opened ahead, the one being opened, or a new one. Rejects with
   * ConnectFailure, also when `cancel` is aborted.
   */
  async take(cancel: AbortSignal): Promise<Connection> {
    this.#warmUntil = 0;
    // If it fails, a new one is tried: it may have been started long ago, to a server that no longer answers.
    const opening = this.#opening?.catch(() => undefined);
    if (opening) await Promise.race([opening, failOn(cancel)]);
    // Detect a close that has already arrived before using the connection.
    if (this.#idle !== null) await pollNetwork();
    const idle = this.#idle;
    if (idle === null || cancel.aborted)
      return { socket: await this.#open(cancel), openedAt: performance.now() };
    idle.release();
    return idle;
  }

  close(): void {
    this.#warmUntil = 0;
    this.#closing.abort();
    this.#idle?.drop();
  }

  #ensure(): Promise<void> {
    if (this.#idle !== null) return Promise.resolve();
    this.#opening ??= this.#open(this.#closing.signal)
      .then((socket) => this.#hold(socket))
      .finally(() => (this.#opening = null));
    return this.#opening;
  }

  #refresh(): void {
    if (performance.now() < this.#warmUntil) void this.#ensure().catch(() => undefined);
  }

  #hold(socket: Socket): void {
    const openedAt = performance.now();
    // An idle HTTP connection must not receive anything: data or an end makes it unusable.
    const onEvent = () => {
      drop();
      if (performance.now() - openedAt >= shortestLifeMs) this.#refresh();
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
    this.#idle = { socket, openedAt, drop, release };
    if (socket.destroyed) drop();
  }
}
