import type { Client, Dispatcher } from 'undici';
import type { Result } from '../../preload/contract.ts';
import { ConnectFailure } from '../network/connect-failure.ts';
import { readAnswer, withWords, type NoVerdict } from './answer.ts';
import { readRefusal } from './errors.ts';
import type { LinkMeter } from './link-meter.ts';
import type { LivenessAnswer, WithheldAnswer } from './outcome.ts';
import { decodeBody, readBody, type BodyRead } from './read-body.ts';
import { parseRetryAfterMs, type TryEnd } from './retry.ts';
import type { Stop } from './stop.ts';
import { Upload, type EncodedForm } from './upload.ts';

/** How a try ended without an answer. */
export interface Ended {
  readonly end: TryEnd;
  readonly staffDetail: string | null;
  /** What the service said of a failure of its own. */
  readonly withheld?: WithheldAnswer;
}

export interface Exchange {
  readonly client: Client;
  readonly path: string;
  /** To be taken out of whatever the server says. */
  readonly secret: string;
  readonly form: EncodedForm;
  readonly stop: Stop;
  readonly link: LinkMeter;
}

export type Try = Result<LivenessAnswer, Ended> & { readonly bodySent: boolean };

const phaseLimitCodes: readonly unknown[] = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];

/** Only the error's code is kept: messages and causes may quote what the server sent, which may echo the key. */
function endOfBreak(error: unknown, bodySent: boolean, stop: Stop): Ended {
  if (stop.why === 'cancelled') return { end: { kind: 'cancelled' }, staffDetail: null };
  if (stop.why === 'deadline') return { end: { kind: 'stalled', bodySent }, staffDetail: 'deadline' };
  if (error instanceof ConnectFailure) {
    const { phase, reason, lasting } = error;
    return {
      end: { kind: phase === 'tls' ? 'tls' : 'no-connection', lasting },
      staffDetail: reason,
    };
  }
  const code = (error as { code?: unknown } | null)?.code;
  const kind = phaseLimitCodes.includes(code) ? 'stalled' : 'broken';
  return { end: { kind, bodySent }, staffDetail: typeof code === 'string' ? code : null };
}

/** Never repeated by itself: the picture was taken in, and may be billed. */
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

/** The status alone is an answer: a body that breaks off or is too long only costs us the words. */
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

async function converse(
  { client, path, secret, form, stop, link }: Exchange,
  upload: Upload,
): Promise<Result<LivenessAnswer, Ended>> {
  const request = client.request({
    method: 'POST',
    path,
    headers: {
      accept: 'application/json',
      'user-agent': 'liveness-kiosk',
      'content-type': form.contentType,
      'content-length': String(form.bytes.length),
    },
    // undici takes any async iterable, its types only know Node's streams.
    body: upload as unknown as Dispatcher.DispatchOptions['body'] & AsyncIterable<Uint8Array>,
    signal: stop.signal,
  });
  const { statusCode, headers, body } = await stop.race(request);
  // An error may come before the picture was taken in, and then says nothing of the line.
  if (statusCode === 200 && upload.begunAt !== null)
    link.noteUpload({ bytes: form.bytes.length, tookMs: performance.now() - upload.begunAt });
  const read = await readBody(body as AsyncIterable<Uint8Array>);
  if (stop.why === 'cancelled')
    return { ok: false, error: { end: { kind: 'cancelled' }, staffDetail: null } };
  if (statusCode !== 200) return { ok: false, error: judgeRefusal(statusCode, headers, read, secret) };
  if (read.end === 'broken') return { ok: false, error: endOfBreak(read.error, upload.handedOver, stop) };
  return judgeOk(headers, read, secret);
}

/** One try of the request, from the connection to the judged answer. Never rejects. */
export async function tryOnce(exchange: Exchange): Promise<Try> {
  const upload = new Upload(exchange.form.bytes);
  try {
    return { ...(await converse(exchange, upload)), bodySent: upload.handedOver };
  } catch (error) {
    return {
      ok: false,
      error: endOfBreak(error, upload.handedOver, exchange.stop),
      bodySent: upload.handedOver,
    };
  }
}
