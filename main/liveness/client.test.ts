import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answer, compressed, live, liveAnswer, notLive, notLiveAnswer } from '../../test/fakes/behaviour.ts';
import { smallPicture, startRig, testKey, type Rig } from '../../test/fakes/client-rig.ts';
import { documentedErrors, errorShapes } from '../../test/fakes/documented-errors.ts';
import { holdLimit } from '../../test/fakes/held-limit.ts';
import { servicePath } from '../../test/fakes/liveness-server.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

test('sends the documented form, the key in the field `api_key` and nowhere else', async () => {
  await rig.client.check(smallPicture);
  const request = rig.server.requests[0];
  expect(request).toMatchObject({
    method: 'POST',
    url: servicePath,
    headers: { accept: 'application/json' },
  });
  expect(request?.headers['transfer-encoding']).toBeUndefined();
  expect(Number(request?.headers['content-length'])).toBe(request?.body.length);
  expect(request?.form).toMatchObject({
    fieldNames: ['api_key', 'image'],
    apiKey: testKey,
    image: {
      name: 'face.jpg',
      type: 'image/jpeg',
      sha256: createHash('sha256').update(smallPicture.bytes).digest('hex'),
    },
  });
  expect(JSON.stringify([request?.headers, request?.url])).not.toContain(testKey);
  expect(request?.body.toString('latin1').split(testKey)).toHaveLength(2);
});

test('a PNG goes as face.png, image/png', async () => {
  await rig.client.check({ ...smallPicture, format: 'png' });
  expect(rig.server.requests[0]?.form?.image).toMatchObject({ name: 'face.png', type: 'image/png' });
});

test('live and not live', async () => {
  rig.server.behaveNext(live, notLive);
  expect(await rig.client.check(smallPicture)).toMatchObject({
    ok: true,
    value: { verdict: 'live', score: 0.982312 },
  });
  expect(await rig.client.check(smallPicture)).toMatchObject({
    ok: true,
    value: { verdict: 'not-live', failureReason: { type: 'CALC_RESULT' } },
  });
});

describe.each(documentedErrors)('$status $text', ({ status, text, code }) => {
  test.each(Object.keys(errorShapes))('as %s', async (shape) => {
    // A passing refusal is retried once, after the shortest pause.
    const error = answer(status, errorShapes[shape]?.(text), { 'retry-after': '0' });
    rig.server.behave(error);
    const result = await rig.client.check(smallPicture);
    expect(result).toEqual({
      ok: false,
      error: { code, staffDetail: expect.stringContaining(text), bodySent: true },
    });
    expect(rig.server.requests).toHaveLength(code === 'service-backend-unavailable' ? 2 : 1);
  });
});

test.each([
  [401, 'unauthorized'],
  [403, 'unauthorized'],
  [404, 'not-found'],
  [413, 'too-large'],
  [422, 'request-refused'],
  [424, 'service-error'],
  [500, 'service-error'],
  [502, 'service-error'],
  [504, 'service-error'],
  [204, 'invalid-answer'],
])('status %i ends in %s after one request', async (status, code) => {
  rig.server.behave(answer(status, ''));
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: false, error: { code } });
  expect(rig.server.requests).toHaveLength(1);
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
  rig.server.behave(answer(status, '', { location: servicePath }));
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: false, error: { code: 'redirected' } });
  expect(rig.server.requests).toHaveLength(1);
});

test.each([
  [429, 'rate-limited'],
  [503, 'service-error'],
])('%i is repeated once, after Retry-After', async (status, code) => {
  const busy = answer(status, '', { 'retry-after': '1' });
  rig.server.behaveNext(busy, live, busy, busy);
  const pause = holdLimit(1000);
  const repeated = async () => {
    const pending = rig.client.check(smallPicture);
    await pause.begun();
    pause.runOut();
    return pending;
  };
  expect(await repeated()).toMatchObject({ ok: true, value: { verdict: 'live' } });
  expect(await repeated()).toMatchObject({ ok: false, error: { code } });
  expect(rig.server.requests).toHaveLength(4);
});

test('a Retry-After beyond the deadline is an error at once', async () => {
  rig.server.behave(answer(429, '', { 'retry-after': '3600' }));
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: false, error: { code: 'rate-limited' } });
  expect(rig.server.requests).toHaveLength(1);
});

test.each(['gzip', 'br', 'deflate', 'raw-deflate'] as const)('an answer under %s is read', async (coding) => {
  rig.server.behave(compressed(coding, liveAnswer));
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
});

/** `{}`, as zstd packs it. */
const zstdCompressed = Buffer.from('28b52ffd20021100007b7d', 'hex');

test.each(['UTF-8', 'none', '8bit', 'aws-chunked'])(
  'an answer under Content-Encoding %s is read as it is',
  async (coding) => {
    rig.server.behave(answer(200, liveAnswer, { 'content-encoding': coding }));
    expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
  },
);

test.each([
  ['SERVICE_ERROR', 'Could not send image to liveness service', 'service-backend-unavailable'],
  ['TIMEOUT', null, 'service-error'],
  ['CLIENT', 'No active or future subscription for technology', 'subscription-none-active'],
])(
  'a false that is the service’s own failure, %s: %s, is no verdict and is not repeated',
  async (type, detail, code) => {
    const failure_reason = { type, detail };
    rig.server.behave(answer(200, { ...notLiveAnswer, failure_reason }));
    expect(await rig.client.check(smallPicture)).toMatchObject({
      ok: false,
      error: { code, bodySent: true, withheld: { verdict: 'not-live', failureReason: failure_reason } },
    });
    expect(rig.server.requests).toHaveLength(1);
  },
);

test('words of a page in the place of an answer reach staff, in the charset it says', async () => {
  const page = Buffer.from([0x3c, 0x74, 0x69, 0x74, 0x6c, 0x65, 0x3e, 0xc2, 0xf5, 0xee, 0xe4]); // <title>Вход, windows-1251
  const headers = { 'content-type': 'text/html; charset=Windows-1251' };
  for (const [status, staffDetail] of [
    [200, 'the answer is not JSON; it says: Вход'],
    [400, 'HTTP 400: Вход'],
  ] as const) {
    rig.server.behave(answer(status, page, headers));
    expect(await rig.client.check(smallPicture)).toMatchObject({ ok: false, error: { staffDetail } });
  }
  rig.server.behave(answer(200, `<title>Sign in</title>${' '.repeat(100_000)}`, headers));
  expect(await rig.client.check(smallPicture)).toMatchObject({
    error: { code: 'invalid-answer', staffDetail: 'the answer is too long; it says: Sign in' },
  });
});

test.each([
  ['a gzip cut short', compressed('gzip', liveAnswer, (bytes) => bytes.subarray(0, bytes.length - 12))],
  ['a broken brotli', compressed('br', liveAnswer, (bytes) => bytes.fill(7, 4, 9))],
  ['a gzip that is none', answer(200, liveAnswer, { 'content-encoding': 'gzip' })],
  ['a gzip bomb', compressed('gzip', Buffer.alloc(20_000_000))],
  ['an unknown coding', answer(200, zstdCompressed, { 'content-encoding': 'zstd' })],
  ['a page', answer(200, '<html><body>{"result":true}</body></html>')],
  ['nothing', answer(200, '')],
  ['truncated JSON', answer(200, JSON.stringify(liveAnswer).slice(0, -1))],
  ['half a megabyte', answer(200, { ...liveAnswer, padding: 'x'.repeat(500_000) })],
  ['a result that is no boolean', answer(200, { ...liveAnswer, result: 'true' })],
])('%s is an invalid answer', async (_, behaviour) => {
  rig.server.behave(behaviour);
  const result = await rig.client.check(smallPicture);
  expect(result).toMatchObject({ ok: false, error: { code: 'invalid-answer' } });
  expect(rig.server.requests).toHaveLength(1);
});

test('compressed error bodies are read too', async () => {
  const { body, headers } = compressed('gzip', { detail: 'Client does not have subscription' }) as never as {
    body: Buffer;
    headers: Record<string, string>;
  };
  rig.server.behave(answer(400, body, headers));
  expect(await rig.client.check(smallPicture)).toMatchObject({
    ok: false,
    error: { code: 'subscription-missing' },
  });
});

describe('with the next key', () => {
  const nextApiKey = 'Next'.repeat(12);
  let switched: number;
  beforeEach(async () => {
    switched = 0;
    await rig.stop();
    rig = await startRig({ nextApiKey, onNextKey: () => (switched += 1) });
  });
  const keysSent = () => rig.server.requests.map(({ form }) => form?.apiKey);

  test('sends the same picture with it when the first is refused, and keeps to it', async () => {
    rig.server.behaveNext(answer(401, '{"detail":"invalid"}'), live, live);
    expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
    expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true });
    expect([keysSent(), switched]).toEqual([[testKey, nextApiKey, nextApiKey], 1]);
    const [first, second] = rig.server.requests.map(({ form }) => form?.image?.sha256);
    expect(first).toBe(second);
  });

  test('tells of the refusal when both are refused, and tries the first again next time', async () => {
    const refused = answer(403, '{"detail":"invalid"}');
    rig.server.behaveNext(refused, refused, live);
    expect(await rig.client.check(smallPicture)).toMatchObject({
      ok: false,
      error: { code: 'unauthorized' },
    });
    expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true });
    expect([keysSent(), switched]).toEqual([[testKey, nextApiKey, testKey], 0]);
  });

  test('is not asked for by any other failure', async () => {
    rig.server.behaveNext(answer(500, '{"detail":"broken"}'), live);
    await rig.client.check(smallPicture);
    expect(keysSent()).not.toContain(nextApiKey);
  });
});
