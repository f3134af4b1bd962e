import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** Longer than any informational response's headers; what has no end by then is no HTTP. */
const maxInformationalBytes = 16 * 1024;

type ResponseFault =
  /** The received data does not begin like an HTTP/1.x response. */
  | 'NOT_HTTP'
  /** A 2xx response began before the request had been sent: it belongs to something else. */
  | 'EARLY_RESPONSE';

/** The status in a response's first bytes; null while there are too few, NaN where they are not an HTTP response. */
function readStatus(bytes: Buffer): number | null {
  const line = bytes.toString('latin1', 0, 12);
  if (!'HTTP/1.'.startsWith(line.slice(0, 7))) return NaN;
  if (line.length < 12) return null;
  return /^ [1-9]\d\d$/.test(line.slice(8)) ? Number(line.slice(9)) : NaN;
}

/** Some servers send one before the status line; undici's parser skips them as well. */
function withoutEmptyLines(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 13 && byte !== 10);
  return bytes.subarray(start < 0 ? bytes.length : start);
}

/**
 * Sits between one connection and undici for one request, because undici accepts a response that comes before its request. Writes go
 * through unchanged, each one finished when the operating system has accepted it. On reading,
 * - informational responses (1xx, RFC 9110 15.2) are skipped, which undici does not do for 100;
 * - a 2xx that began before the request was sent ends the connection (`EARLY_RESPONSE`), while refusals pass at any time: a
 *   server may refuse a request that it has not read to its end;
 * - what is not HTTP/1.x ends it as well (`NOT_HTTP`).
 */
export class ResponseFilter extends Duplex {
  readonly #socket: Socket;
  readonly #isRequestSent: () => boolean;
  /** Received bytes of the response until it can be classified. */
  #held: Buffer = Buffer.alloc(0);
  #beganEarly = false;
  #passes = false;

  constructor(socket: Socket, isRequestSent: () => boolean) {
    // A high-water mark of one byte: undici then writes the next piece only when the last one has left Node.
    super({ allowHalfOpen: false, writableHighWaterMark: 1 });
    this.#socket = socket;
    this.#isRequestSent = isRequestSent;
    let ended = false;
    socket.on('data', (bytes: Buffer) => this.#take(bytes));
    socket.on('end', () => {
      ended = true;
      this.push(null);
    });
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => ended || this.destroy());
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(bytes: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(bytes, done);
  }

  override _final(done: () => void): void {
    this.#socket.end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }

  #take(bytes: Buffer): void {
    if (this.#held.length === 0) this.#beganEarly = !this.#isRequestSent();
    const held = this.#passes ? bytes : this.#sift(Buffer.concat([this.#held, bytes]));
    if (held !== null && !this.push(held)) this.#socket.pause();
  }

  /** Returns the bytes that undici may read; null where none are to be passed on, yet or ever. */
  #sift(bytes: Buffer): Buffer | null {
    this.#held = withoutEmptyLines(bytes);
    while (this.#held.length > 0) {
      const status = readStatus(this.#held);
      if (status === null) return null;
      if (Number.isNaN(status)) return this.#refuse('NOT_HTTP');
      // 101 switches the protocol: undici rejects it, as it did not ask for an upgrade.
      if (status >= 200 || status === 101) return this.#pass(status);
      const end = this.#held.indexOf('\r\n\r\n');
      if (end < 0) return this.#held.length > maxInformationalBytes ? this.#refuse('NOT_HTTP') : null;
      this.#held = withoutEmptyLines(this.#held.subarray(end + 4));
      this.#beganEarly = !this.#isRequestSent();
    }
    return null;
  }

  #pass(status: number): Buffer | null {
    if (status < 300 && this.#beganEarly) return this.#refuse('EARLY_RESPONSE');
    this.#passes = true;
    const held = this.#held;
    this.#held = Buffer.alloc(0);
    return held;
  }

  #refuse(code: ResponseFault): null {
    this.destroy(Object.assign(new Error(code), { code }));
    return null;
  }
}

/** The documented answer is under 300 bytes; an error page a few thousand. Holds before and after decompression. */
export const maxAnswerBytes = 64 * 1024;

/** More layers than this are no answer to us. */
const maxLayers = 2;

export interface BodyRead {
  readonly bytes: Uint8Array;
  /** `broken`: the part received before the connection ended or the time was up. `too-long`: the first 64 kB at most. */
  readonly end: 'whole' | 'broken' | 'too-long';
  readonly error?: unknown;
}

/** Reads a body up to the limit; leaving the loop early destroys the connection. Never rejects. */
export async function readBody(stream: AsyncIterable<Uint8Array>): Promise<BodyRead> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const piece of stream) {
      if (total + piece.length > maxAnswerBytes) return { bytes: Buffer.concat(pieces), end: 'too-long' };
      total += piece.length;
      pieces.push(piece);
    }
    return { bytes: Buffer.concat(pieces), end: 'whole' };
  } catch (error) {
    return { bytes: Buffer.concat(pieces), end: 'broken', error };
  }
}

const options = { maxOutputLength: maxAnswerBytes };

const decoders: ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array> = new Map([
  ['gzip', (bytes) => gunzipSync(bytes, options)],
  ['x-gzip', (bytes) => gunzipSync(bytes, options)],
  ['br', (bytes) => brotliDecompressSync(bytes, options)],
  [
    'deflate',
    // Some servers send raw deflate under that name. A zlib header's first byte has 8 in its low half.
    (bytes) =>
      ((bytes[0] ?? 0) & 0x0f) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options),
  ],
]);

/**
 * Undoes Content-Encoding, although the kiosk never requests one. Unknown codings are ignored: servers write `UTF-8`, `none` or
 * `aws-chunked` there, and the JSON parser decides whether the rest is an answer. Null when the data is broken or truncated, or the
 * result over the limit.
 */
export function decodeBody(bytes: Uint8Array, contentEncoding: string | undefined): Uint8Array | null {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim());
  const layers = codings.flatMap((coding) => decoders.get(coding) ?? []).reverse();
  if (layers.length > maxLayers) return null;
  try {
    return layers.reduce((body, decode) => decode(body), bytes);
  } catch {
    return null;
  }
}
