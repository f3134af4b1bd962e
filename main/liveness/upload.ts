import { FormData, Response } from 'undici';
import type { Picture } from './outcome.ts';
import { pollNetwork } from '../network/poll-network.ts';

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
