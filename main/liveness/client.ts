import type { Socket } from 'node:net';
import assert from 'node:assert/strict';
import { networkFailure } from '../network/connect-error.ts';
import { orAbort, pause, withTimeLimit } from '../platform/time-limit.ts';
import type { NetworkOptions } from '../network/proxy.ts';
import { parseEndpoint } from '../network/address.ts';
import { type Connection, encodeForm, type MeasuredUpload, pollNetwork, tryOnce } from './exchange.ts';
import { createSocketOpener } from '../network/connect.ts';
import type { LivenessClient } from './outcome.ts';
import { decideRetry } from './retry.ts';

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
type OpenSocket = (cancel?: AbortSignal) => Promise<Socket>;

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
    if (opening) await orAbort(opening, cancel, () => networkFailure('ETIMEDOUT'));
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

/**
 * Subtracted from each measurement for the service's own processing, which a client can't distinguish from transfer time. The service takes
 * about a second; half of it keeps the figure within a factor of two for anything between 0 and 1.5 s on the connections
 * where it matters (64 kB at 256 kbit/s need 2 s); a fast connection is underestimated, and none is overestimated
 * by more than half.
 */
const serviceAllowanceMs = 500;
/** A shorter measurement only shows that the connection is fast. */
const leastUploadMs = 100;
/** Below it the round trip and the service are most of the time. */
const leastBytes = 20_000;
const kept = 5;
const longestSettleMs = 1000;

/** Upload speed, measured on the checks themselves: no extra traffic is sent to measure it. */
export class LinkMeter {
  readonly #speeds: number[] = [];
  #roundTripMs = 0;

  /** @param ms how long opening a TCP connection took; the shortest is nearest to the network's round trip */
  noteRoundTrip(ms: number): void {
    this.#roundTripMs = this.#roundTripMs === 0 ? ms : Math.min(this.#roundTripMs, ms);
  }

  /**
   * How long after its opening a connection may still deliver what the server sent before any request, ms: one and a half of the shortest
   * round trip, at most a second.
   */
  get settleMs(): number {
    return Math.min(this.#roundTripMs * 1.5, longestSettleMs);
  }

  noteUpload({ bytes, tookMs }: MeasuredUpload): void {
    if (bytes < leastBytes) return;
    const uploadMs = Math.max(leastUploadMs, tookMs - this.#roundTripMs - serviceAllowanceMs);
    this.#speeds.push((bytes * 8000) / uploadMs);
    if (this.#speeds.length > kept) this.#speeds.shift();
  }

  /** Bits a second; the best of the last five, since disturbances only make it slower. Null before the first picture. */
  get bitsPerSecond(): number | null {
    return this.#speeds.length === 0 ? null : Math.max(...this.#speeds);
  }
}

export interface LivenessClientOptions {
  /** As `parseEndpoint` gives it. */
  readonly endpoint: URL;
  readonly apiKey: string;
  /** Tried once the service refuses `apiKey`, and kept to when it is accepted. Null: there is none. */
  readonly nextApiKey?: string | null;
  readonly onNextKey?: () => void;
  /** Over connection, upload, answer and all repeats of one check, ms. */
  readonly deadlineMs: number;
  /** Limits of the single phases, ms. */
  readonly connectTimeoutMs?: number;
  readonly headersTimeoutMs?: number;
  readonly bodyTimeoutMs?: number;
  /** How the endpoint is reached and whom to believe. Absent: directly, by the built-in certificate authorities. */
  readonly network?: NetworkOptions;
}

/** Route, name, TCP, proxy and TLS; two tries fit into the deadline. */
const connectTimeoutMs = 8000;
/** From the end of the upload to the head of the answer: the service takes about a second. */
const headersTimeoutMs = 20_000;
/** Between two pieces of an answer of 200 bytes. */
const bodyTimeoutMs = 10_000;

type Tried = Awaited<ReturnType<typeof tryOnce>>;
const isRefusedKey = (tried: Tried): boolean =>
  !tried.ok && tried.error.end.kind === 'refused' && tried.error.end.code === 'unauthorized';
/** The service has answered, and not about the key. */
const isAcceptedKey = (tried: Tried): boolean =>
  tried.ok || (tried.error.end.kind === 'refused' && !isRefusedKey(tried));

/**
 * The client of the liveness service: one picture in, one judged answer out. Its behaviour is described in
 * docs/liveness-service.md. The endpoint has to have passed `parseEndpoint`: anything else is a bug and throws.
 */
export function createLivenessClient(options: LivenessClientOptions): LivenessClient {
  assert(parseEndpoint(options.endpoint.href).ok, 'the endpoint has to have passed parseEndpoint');
  const { endpoint, network, nextApiKey = null } = options;
  let { apiKey } = options;
  const link = new LinkMeter();
  const warm = new WarmConnection(
    createSocketOpener({
      endpoint,
      onStage: (stage) => stage.kind === 'connected' && link.noteRoundTrip(stage.roundTripMs),
      connectTimeoutMs: options.connectTimeoutMs ?? connectTimeoutMs,
      ...(network === undefined ? {} : { network }),
    }),
  );
  const limits = {
    headersTimeoutMs: options.headersTimeoutMs ?? headersTimeoutMs,
    bodyTimeoutMs: options.bodyTimeoutMs ?? bodyTimeoutMs,
  };
  const takeConnection = (cancel: AbortSignal) => warm.take(cancel);
  const closing = new AbortController();
  return {
    warmUp: () => (closing.signal.aborted ? Promise.resolve() : warm.warmUp()),
    linkBitsPerSecond: () => link.bitsPerSecond,
    async check(picture, { signal } = {}) {
      const endsAt = performance.now() + options.deadlineMs;
      const limit = withTimeLimit(options.deadlineMs, closing.signal, signal);
      const withKey = async (secret: string) => {
        const form = await encodeForm(secret, picture);
        return { endpoint, takeConnection, limits, secret, form, signal: limit, link };
      };
      let exchange = await withKey(apiKey);
      let bodySent = false;
      for (let tries = 1; ; tries += 1) {
        const tried = await tryOnce(exchange);
        const isNext = exchange.secret === nextApiKey;
        if (isNext && apiKey !== nextApiKey && isAcceptedKey(tried)) {
          apiKey = nextApiKey;
          options.onNextKey?.();
        }
        if (tried.ok) return { ok: true, value: tried.value };
        bodySent ||= tried.bodySent;
        // A refused key judged nothing and cost nothing: the same picture may be sent with the next one.
        if (nextApiKey !== null && !isNext && isRefusedKey(tried)) {
          exchange = await withKey(nextApiKey);
          continue;
        }
        const { end, ...said } = tried.error;
        const decision = decideRetry({ end, tries, timeLeftMs: endsAt - performance.now() });
        if (!decision.repeat)
          return { ok: false, error: { code: decision.code, ...said, ...(bodySent ? { bodySent } : {}) } };
        await pause(decision.afterMs, limit);
      }
    },
    close() {
      closing.abort();
      warm.close();
      return Promise.resolve();
    },
  };
}
