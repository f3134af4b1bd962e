import { FormData, Response } from 'undici';
import type { Picture } from './outcome.ts';
import { pollNetwork } from '../network/tcp.ts';

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

export interface MeasuredUpload {
  readonly bytes: number;
  /** From the first piece of the form to the head of the answer, ms. */
  readonly tookMs: number;
}

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

/** Each next piece waits until the last one has left Node (response-filter.ts). */
const pieceBytes = 16 * 1024;
/** The form's closing line is shorter than this: without it no server can read a complete form. */
const tailBytes = 32;

const fileTypes = {
  jpeg: { name: 'face.jpg', type: 'image/jpeg' },
  png: { name: 'face.png', type: 'image/png' },
} as const;

export interface EncodedForm {
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
