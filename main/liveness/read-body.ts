import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

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
