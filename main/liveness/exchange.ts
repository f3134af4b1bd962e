import type { Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { Client, type Dispatcher, FormData, Response } from 'undici';
import type { LivenessAnswer, Picture, WithheldAnswer } from './outcome.ts';
import type { Result } from '../../preload/contract.ts';
import { codeOf, ConnectFailure, tlsAlertFailure } from '../network/connect-error.ts';
import { type NoVerdict, readAnswer, withWords } from './answer.ts';
import { readRefusal } from './errors.ts';
import { type BodyRead, decodeBody, readBody, ResponseFilter } from './response.ts';
import { parseRetryAfterMs, type TryEnd } from './retry.ts';
import { isTimeUp } from '../platform/time-limit.ts';

/** Each next piece waits until the last one has left Node (`ResponseFilter`). */
const pieceBytes = 16 * 1024;
/** The form's closing line is shorter than this: without it no server can read a complete form. */
const tailBytes = 32;

const fileTypes = {
  jpeg: { name: 'face.jpg', type: 'image/jpeg' },
  png: { name: 'face.png', type: 'image/png' },
} as const;

interface EncodedForm {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** The documented form: `api_key` as text, `image` as a file. */
export async function encodeForm(apiKey: string, picture: Picture): Promise<EncodedForm> {
  const { name, type } = fileTypes[picture.format];
  const form = new FormData();
  form.set('api_key', apiKey);
  form.set('image', new File([new Uint8Array(picture.bytes)], name, { type }));
  const encoded = new Response(form);
  return { contentType: encoded.headers.get('content-type') ?? '', bytes: await encoded.bytes() };
}

/**
 * Lets Node poll all sockets once, so that data that has arrived is read before the caller continues. Two turns of the event loop, since an
 * immediate set during a poll runs before the next poll.
 */
export async function pollNetwork(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

/**
 * The form as an upload. It reports whether the server can have received it completely: false until everything but the closing
 * line was handed to the operating system. After that the server may have received the rest, which can't be known here.
 */
export class Upload {
  handedOver = false;
  /** When the first piece went to the connection, on performance.now()'s clock; null before. */
  begunAt: number | null = null;
  #begun = false;
  readonly #bytes: Uint8Array;
  readonly #waitToClose: () => Promise<void>;

  /** @param waitToClose resolves when no data sent before the request can still be on its way; the closing line is held back until then */
  constructor(bytes: Uint8Array, waitToClose: () => Promise<void>) {
    this.#bytes = bytes;
    this.#waitToClose = waitToClose;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    // Reading the body a second time would resend the picture without a decision of decideRetry.
    if (this.#begun) throw new Error('an upload can be read once');
    this.#begun = true;
    this.begunAt = performance.now();
    const tailStart = Math.max(0, this.#bytes.length - tailBytes);
    for (let start = 0; start < tailStart; start += pieceBytes) {
      yield this.#bytes.subarray(start, Math.min(start + pieceBytes, tailStart));
    }
    await this.#waitToClose();
    // A response that has arrived by now is early.
    await pollNetwork();
    this.handedOver = true;
    yield this.#bytes.subarray(tailStart);
  }
}

/** For one request. */
export interface Connection {
  readonly socket: Socket;
  /** When it was opened, on performance.now()'s clock. */
  readonly openedAt: number;
}

export interface MeasuredUpload {
  readonly bytes: number;
  /** From the first piece of the form to the head of the answer, ms. */
  readonly tookMs: number;
}

/** How a try ended without an answer. */
export interface Ended {
  readonly end: TryEnd;
  readonly staffDetail: string | null;
  /** The service's statement about a failure of its own. */
  readonly withheld?: WithheldAnswer;
}

interface Exchange {
  readonly endpoint: URL;
  /** Gives a connection that has carried no request yet. Rejects with ConnectFailure, also when the signal comes first. */
  readonly takeConnection: (cancel: AbortSignal) => Promise<Connection>;
  readonly limits: PhaseLimits;
  /** Secret to redact from everything that the server sends. */
  readonly secret: string;
  readonly form: EncodedForm;
  /** The deadline over all tries (`isTimeUp`), and whoever cancels. */
  readonly signal: AbortSignal;
  readonly link: {
    /** How long after its opening a connection may still deliver what the server sent before any request, ms. */
    readonly settleMs: number;
    noteUpload(upload: MeasuredUpload): void;
  };
}

interface PhaseLimits {
  /** From the end of the upload to the head of the answer, ms. */
  readonly headersTimeoutMs: number;
  /** Between two pieces of the answer, ms. */
  readonly bodyTimeoutMs: number;
}

export type Try = Result<LivenessAnswer, Ended> & { readonly bodySent: boolean };

const phaseLimitCodes: readonly string[] = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];

const cancelled: Ended = { end: { kind: 'cancelled' }, staffDetail: null };

const isCancelled = (signal: AbortSignal): boolean => signal.aborted && !isTimeUp(signal);

/** Only the error's code is kept: messages and causes may quote what the server sent, which may echo the key. */
function endOfBreak(error: unknown, bodySent: boolean, signal: AbortSignal): Ended {
  if (isCancelled(signal)) return cancelled;
  if (signal.aborted) return { end: { kind: 'stalled', bodySent }, staffDetail: 'deadline' };
  const code = codeOf(error);
  if (code === 'EARLY_RESPONSE') {
    return noVerdict({
      code: 'invalid-answer',
      staffDetail: 'the answer came before the picture had been sent',
    });
  }
  const kind = phaseLimitCodes.includes(code) ? 'stalled' : 'broken';
  return { end: { kind, bodySent }, staffDetail: code };
}

/** Never retried automatically: the service received the picture and may bill it. */
function noVerdict({ code, ...said }: NoVerdict): Ended {
  return { end: { kind: 'refused', code, passing: false, retryAfterMs: null }, ...said };
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}

function judgeOk(
  headers: Dispatcher.ResponseData['headers'],
  body: BodyRead,
  secret: string,
): Result<LivenessAnswer, Ended> {
  const contentType = headerText(headers['content-type']);
  const bytes = decodeBody(body.bytes, headerText(headers['content-encoding']));
  if (body.end === 'too-long' || bytes === null) {
    const why = body.end === 'too-long' ? 'the answer is too long' : 'the answer can not be decompressed';
    const staffDetail = withWords(why, bytes ?? new Uint8Array(), secret, contentType);
    return { ok: false, error: noVerdict({ code: 'invalid-answer', staffDetail }) };
  }
  const answer = readAnswer(bytes, secret, contentType);
  return answer.ok ? answer : { ok: false, error: noVerdict(answer.error) };
}

/** The status alone is an answer: with a body that breaks off or is too long only the message is lost. */
function judgeRefusal(
  status: number,
  headers: Dispatcher.ResponseData['headers'],
  body: BodyRead,
  secret: string,
): Ended {
  const bytes = decodeBody(body.bytes, headerText(headers['content-encoding'])) ?? new Uint8Array();
  const { code, passing, staffDetail } = readRefusal(
    status,
    bytes,
    secret,
    headerText(headers['content-type']),
  );
  const retryAfterMs = parseRetryAfterMs(headerText(headers['retry-after']), Date.now());
  return { end: { kind: 'refused', code, passing, retryAfterMs }, staffDetail };
}

/** The service never received the complete request, even if all of it was sent (RFC 9110 15.5.9). */
const requestTimeout: Ended = { end: { kind: 'broken', bodySent: false }, staffDetail: 'HTTP 408' };

function send(client: Client, { endpoint, form, signal }: Exchange, upload: Upload) {
  return client.request({
    method: 'POST',
    path: endpoint.pathname,
    headers: {
      accept: 'application/json',
      'user-agent': 'liveness-kiosk',
      'content-type': form.contentType,
      'content-length': String(form.bytes.length),
    },
    // undici takes any async iterable, its types only know Node's streams.
    body: upload as unknown as Dispatcher.DispatchOptions['body'] & AsyncIterable<Uint8Array>,
    // No connection carries two people's pictures: later data on it would be taken for the answer to the next one.
    reset: true,
    signal,
  });
}

async function converse(
  client: Client,
  exchange: Exchange,
  upload: Upload,
): Promise<Result<LivenessAnswer, Ended>> {
  const { secret, form, signal, link } = exchange;
  const { statusCode, headers, body } = await send(client, exchange, upload);
  // An error may arrive before the picture was uploaded, and then is no measure of the connection's speed.
  if (statusCode === 200 && upload.begunAt !== null)
    link.noteUpload({ bytes: form.bytes.length, tookMs: performance.now() - upload.begunAt });
  const read = await readBody(body as AsyncIterable<Uint8Array>);
  if (isCancelled(signal)) return { ok: false, error: cancelled };
  if (statusCode === 408) return { ok: false, error: requestTimeout };
  if (statusCode !== 200) return { ok: false, error: judgeRefusal(statusCode, headers, read, secret) };
  if (read.end === 'broken') return { ok: false, error: endOfBreak(read.error, upload.handedOver, signal) };
  return judgeOk(headers, read, secret);
}

function createHttpClient({ endpoint, limits }: Exchange, connection: Socket, upload: Upload): Client {
  const stream = new ResponseFilter(connection, () => upload.handedOver);
  return new Client(endpoint.origin, {
    allowH2: false,
    headersTimeout: limits.headersTimeoutMs,
    bodyTimeout: limits.bodyTimeoutMs,
    // Deferred: undici loses a connection that is delivered before its own call has returned. It uses only the part of a socket that a
    // duplex stream has, although its types require a whole socket.
    connect: (_, callback) => queueMicrotask(() => callback(null, stream as unknown as Socket)),
  });
}

/** Whether the whole picture may have reached the service: handed over, unless the error shows that it was not read. */
function mayHaveReached(judged: Result<LivenessAnswer, Ended>, upload: Upload): boolean {
  return upload.handedOver && (judged.ok || judged.error.end.kind !== 'tls');
}

/** Of a request that got no answer. A failed connection is a more precise reason than the time limit. */
function endOfRequest(error: unknown, upload: Upload, signal: AbortSignal): Ended {
  const failure = error instanceof ConnectFailure ? error : tlsAlertFailure(error);
  if (failure === null || isCancelled(signal)) return endOfBreak(error, upload.handedOver, signal);
  const { phase, reason, lasting } = failure;
  return { end: { kind: phase === 'tls' ? 'tls' : 'no-connection', lasting }, staffDetail: reason };
}

/** One try of the request, from the connection to the judged answer. The connection ends with it. Never rejects. */
export async function tryOnce(exchange: Exchange): Promise<Try> {
  const { signal, link, takeConnection } = exchange;
  let openedAt = 0;
  // Only a connection that was just opened needs this wait; its picture is uploaded meanwhile.
  const upload = new Upload(exchange.form.bytes, async () => {
    const leftMs = openedAt + link.settleMs - performance.now();
    if (leftMs > 0) await wait(leftMs);
  });
  let client: Client | undefined;
  let judged: Result<LivenessAnswer, Ended>;
  try {
    const connection = await takeConnection(signal);
    ({ openedAt } = connection);
    client = createHttpClient(exchange, connection.socket, upload);
    judged = await converse(client, exchange, upload);
  } catch (error) {
    judged = { ok: false, error: endOfRequest(error, upload, signal) };
  } finally {
    await client?.destroy();
  }
  return { ...judged, bodySent: mayHaveReached(judged, upload) };
}
