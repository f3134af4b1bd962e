import assert from 'node:assert/strict';
import type { NetworkOptions } from '../network/route.ts';
import { parseEndpoint } from '../network/endpoint.ts';
import { tryOnce, type Exchange } from './exchange.ts';
import { LinkMeter } from './link-meter.ts';
import { createSocketOpener } from '../network/open-socket.ts';
import type { LivenessClient } from './outcome.ts';
import { decideRetry } from './retry.ts';
import { Stop } from './stop.ts';
import { encodeForm } from './upload.ts';
import { WarmConnection } from './warm-connection.ts';

export interface LivenessClientOptions {
  /** As `parseEndpoint` gives it. */
  readonly endpoint: URL;
  readonly apiKey: string;
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

async function checkWithin(exchange: Exchange): ReturnType<LivenessClient['check']> {
  let bodySent = false;
  for (let tries = 1; ; tries += 1) {
    const tried = await tryOnce(exchange);
    if (tried.ok) return { ok: true, value: tried.value };
    bodySent ||= tried.bodySent;
    const { end, ...said } = tried.error;
    const decision = decideRetry({ end, tries, timeLeftMs: exchange.stop.timeLeftMs });
    if (!decision.repeat) {
      return { ok: false, error: { code: decision.code, ...said, ...(bodySent ? { bodySent } : {}) } };
    }
    await exchange.stop.pause(decision.afterMs);
  }
}

/**
 * The client of the liveness service: one picture in, one judged answer out. Its behaviour is described in
 * docs/liveness-service.md. The endpoint has to have passed `parseEndpoint`: anything else is a bug and throws.
 */
export function createLivenessClient(options: LivenessClientOptions): LivenessClient {
  assert(parseEndpoint(options.endpoint.href).ok, 'the endpoint has to have passed parseEndpoint');
  const { endpoint, apiKey, network } = options;
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
  const closing = new AbortController();
  return {
    warmUp: () => (closing.signal.aborted ? Promise.resolve() : warm.warmUp()),
    linkBitsPerSecond: () => link.bitsPerSecond,
    async check(picture, { signal } = {}) {
      const stop = new Stop(options.deadlineMs, [closing.signal, ...(signal === undefined ? [] : [signal])]);
      try {
        const form = await encodeForm(apiKey, picture);
        const takeConnection = (cancel: AbortSignal) => warm.take(cancel);
        return await checkWithin({ endpoint, takeConnection, limits, secret: apiKey, form, stop, link });
      } finally {
        stop.dispose();
      }
    },
    close() {
      closing.abort();
      warm.close();
      return Promise.resolve();
    },
  };
}
