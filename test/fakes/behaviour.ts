import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

/** Where in a request something happens to it. */
export type Moment =
  | 'connected' // TCP is up; over TLS: the first bytes of its handshake are in
  | 'head-received' // the request's head is in, its body is not read
  | 'half-body-received' // about half of the announced body is in, the rest is not read
  | 'body-received' // the request is complete, no byte of an answer was sent
  | 'head-sent' // the answer's head went out, nothing of its body
  | 'half-answer-sent'; // half of the answer's body went out

export interface PlainAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string or bytes as they are; anything else as JSON. */
  readonly body?: unknown;
}

/** What the fake server does with a request. */
export type Behaviour =
  /** `after`: not before this promise of the test resolves. */
  | ({ readonly kind: 'answer'; readonly after?: Promise<unknown> } & PlainAnswer)
  /** Answers at once, before it has read the body, and reads on. */
  | ({ readonly kind: 'answer-early' } & PlainAnswer)
  /** The answer's body one byte at a time. */
  | ({ readonly kind: 'drip'; readonly everyMs: number } & PlainAnswer)
  /** The connection is reset (RST), or closed in good order. */
  | { readonly kind: 'reset' | 'hang-up'; readonly at: Moment }
  /** Nothing more ever happens. */
  | { readonly kind: 'stall'; readonly at: Moment }
  /** These bytes on the wire once the request is complete, then the connection is closed. */
  | { readonly kind: 'raw'; readonly bytes: string | Uint8Array };

export const liveAnswer = {
  result: true,
  prediction: '0.982312',
  created_at: '2026-11-23T09:15:00.123456+05:00',
  failure_reason: null,
} as const;

export const notLiveAnswer = {
  result: false,
  prediction: '0.021100',
  created_at: '2026-11-23T09:15:00.123456+05:00',
  failure_reason: { type: 'CALC_RESULT', detail: 'Low overall prediciton' },
} as const;

export const live: Behaviour = { kind: 'answer', body: liveAnswer };
export const notLive: Behaviour = { kind: 'answer', body: notLiveAnswer };

/** An answer with any status and body. */
export function answer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Behaviour {
  return { kind: 'answer', status, body, headers };
}

export function bodyBytes(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}

const compressors = {
  gzip: gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
  'raw-deflate': deflateRawSync,
};

/** An answer under Content-Encoding. `spoil` changes the compressed bytes. */
export function compressed(
  coding: keyof typeof compressors,
  body: unknown,
  spoil: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Behaviour {
  const name = coding === 'raw-deflate' ? 'deflate' : coding;
  return answer(200, spoil(compressors[coding](bodyBytes(body))), { 'content-encoding': name });
}

/** When a behaviour begins. */
export function momentOf(behaviour: Behaviour): Moment {
  if (behaviour.kind === 'answer-early') return 'head-received';
  return 'at' in behaviour ? behaviour.at : 'body-received';
}
