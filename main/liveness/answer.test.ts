import { describe, expect, test } from 'vitest';
import { bodyBytes, liveAnswer, notLiveAnswer } from '../../test/fakes/behaviour.ts';
import { readAnswer } from './answer.ts';

const key = 'k'.repeat(47);
const read = (body: unknown, contentType?: string) => readAnswer(bodyBytes(body), key, contentType);
const invalid = (staffDetail: unknown) => ({ ok: false, error: { code: 'invalid-answer', staffDetail } });

test('the documented answers', () => {
  expect(read(liveAnswer)).toEqual({
    ok: true,
    value: {
      verdict: 'live',
      score: 0.982312,
      prediction: '0.982312',
      createdAt: liveAnswer.created_at,
      madeAtMs: Date.parse('2026-11-23T04:15:00.123Z'),
      failureReason: null,
      failureClass: null,
      staffDetail: null,
    },
  });
  expect(read(notLiveAnswer)).toEqual({
    ok: true,
    value: {
      verdict: 'not-live',
      score: 0.0211,
      prediction: notLiveAnswer.prediction,
      createdAt: notLiveAnswer.created_at,
      madeAtMs: Date.parse('2026-11-23T04:15:00.123Z'),
      failureReason: { type: 'CALC_RESULT', detail: 'Low overall prediciton' },
      failureClass: 'general',
      staffDetail: null,
    },
  });
});

test('the verdict is `result`, whatever the score', () => {
  expect(read({ ...liveAnswer, prediction: '0.000001' })).toMatchObject({
    value: { verdict: 'live', score: 0.000001 },
  });
  expect(read({ ...notLiveAnswer, prediction: 0.99 })).toMatchObject({
    value: { verdict: 'not-live', score: 0.99 },
  });
});

test.each([
  ['a numeric prediction', { prediction: 0.5 }],
  ['a whole prediction', { prediction: '1' }],
  ['a prediction of 0', { prediction: '0.000000' }],
  ['unknown extra fields', { request_id: 'x', nested: { result: false } }],
  ['UTC', { created_at: '2026-11-23T04:15:00Z' }],
  ['a time without an offset', { created_at: '2026-11-23T04:15:00.123456' }],
  ['no failure_reason', { failure_reason: undefined }],
  ['an empty failure_reason', { failure_reason: {} }],
  ['a failure_reason of empty strings', { failure_reason: { type: '', detail: ' ' } }],
  ['a failure_reason of nulls', { failure_reason: { type: null, detail: null, code: '', note: null } }],
  ['an empty string as failure_reason', { failure_reason: '' }],
])('%s fits', (_, change) => {
  expect(read({ ...liveAnswer, ...change })).toMatchObject({
    ok: true,
    value: { verdict: 'live', failureReason: null, failureClass: null },
  });
});

// How JSON, Python's float and Decimal, and Django REST Framework write numbers.
test.each([
  ['1.2e-05', 0.000012],
  ['0E-10', 0],
  ['1E+0', 1],
  ['9e-1', 0.9],
  ['10E-1', 1],
  ['1e-400', 0],
  ['-0.0', 0],
  ['-0.000000', 0],
  ['0.9999999999999999999999999999', 1],
  ['1.0', 1],
])('a prediction of %j is %d', (prediction, score) => {
  for (const answer of [liveAnswer, notLiveAnswer]) {
    const got = read({ ...answer, prediction });
    expect(got).toMatchObject({ ok: true, value: { prediction } });
    expect(got.ok && Object.is(got.value.score, score)).toBe(true);
  }
  expect(read(JSON.stringify(liveAnswer).replace('"0.982312"', prediction))).toMatchObject({ ok: true });
});

test.each([
  ['result', { result: 'true' }],
  ['result', { result: 1 }],
  ['result', { result: null }],
  ['result', { result: undefined }],
  ['prediction', { prediction: undefined }],
  ['prediction', { prediction: null }],
  ['prediction', { prediction: '' }],
  ['prediction', { prediction: '1.000001' }],
  ['prediction', { prediction: '1.2e0' }],
  ['prediction', { prediction: '1e1' }],
  ['prediction', { prediction: '1e999' }],
  ['prediction', { prediction: '-0.1' }],
  ['prediction', { prediction: '-1e-400' }],
  ['prediction', { prediction: '0,98' }],
  ['prediction', { prediction: '1,2e-05' }],
  ['prediction', { prediction: '1.2e-' }],
  ['prediction', { prediction: '1.2e-0.5' }],
  ['prediction', { prediction: '.5' }],
  ['prediction', { prediction: '1_0e-1' }],
  ['prediction', { prediction: `0.${'1'.repeat(100)}` }],
  ['prediction', { prediction: ' 0.9' }],
  ['prediction', { prediction: '0x1' }],
  ['prediction', { prediction: 'NaN' }],
  ['prediction', { prediction: 'Infinity' }],
  ['prediction', { prediction: 1.5 }],
  ['prediction', { prediction: -0.5 }],
  ['prediction', { prediction: true }],
  ['created_at', { created_at: undefined }],
  ['created_at', { created_at: null }],
  ['created_at', { created_at: 1_700_000_000 }],
  ['failure_reason', { failure_reason: 'CALC_RESULT' }],
  ['failure_reason', { failure_reason: [] }],
  ['failure_reason', { failure_reason: { type: 7 } }],
])('%s: %j is named as not fitting', (field, change) => {
  expect(read({ ...liveAnswer, ...change })).toEqual(invalid(`does not fit: ${field}`));
});

describe('created_at', () => {
  test('in another everyday form is read, and kept as it was written', () => {
    const createdAt = '2026-11-30 14:00:00,25+0500';
    expect(read({ ...liveAnswer, created_at: createdAt })).toMatchObject({
      value: { createdAt, madeAtMs: Date.parse('2026-11-30T09:00:00.250Z'), staffDetail: null },
    });
  });

  test.each([
    'yesterday',
    '',
    '2026-11-30',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-30T24:30Z',
  ])('%j says nothing of the time, changes no verdict and is told to staff', (createdAt) => {
    for (const answer of [liveAnswer, notLiveAnswer])
      expect(read({ ...answer, created_at: createdAt })).toMatchObject({
        ok: true,
        value: { createdAt, madeAtMs: null, staffDetail: 'created_at can not be read as a time' },
      });
  });

  test('that holds the key, control characters or a novel is kept without them', () => {
    const got = read({ ...liveAnswer, created_at: `\u001b[2J${key}\n${'x'.repeat(999)}` });
    expect(got).toMatchObject({ ok: true, value: { createdAt: expect.stringMatching(/^\[2J\[key\] x+…$/) } });
    expect(got.ok && got.value.createdAt.length).toBeLessThanOrEqual(64);
  });
});

describe('a contradiction is no answer', () => {
  test.each([
    { type: 'CALC_RESULT', detail: 'Low prediction' },
    { type: 'CALC_RESULT' },
    { type: null, detail: 'Mask Attack' },
    { type: 'SERVICE_ERROR', detail: null },
    { type: 'X'.repeat(9000), detail: key },
    { code: 'MASK_ATTACK' },
    { type: '', detail: null, message: 'mask' },
  ])('live with the reason %j', (reason) => {
    const got = read({ ...liveAnswer, failure_reason: reason });
    expect(got).toEqual(invalid(expect.stringMatching(/^says live and gives a reason: /)));
    expect(JSON.stringify(got)).not.toContain(key);
  });

  const live = JSON.stringify(liveAnswer);
  const notLive = JSON.stringify(notLiveAnswer);
  test.each([
    ['result', live.replace('{', '{"result":false,')],
    ['result, live last', notLive.replace(/\}$/, ',"result":true}')],
    ['result, the same twice', live.replace('{', '{"result":true,')],
    ['result, written with an escape', live.replace('{', '{"\\u0072esult":false,')],
    ['prediction', live.replace('{', '{"prediction":"0.1",')],
    ['failure_reason', live.replace('{', '{"failure_reason":{"type":"A","detail":"b"},')],
    ['a key that means nothing to us', live.replace('{', '{"id":1,"id":2,')],
    ['type within failure_reason', notLive.replace('"type"', '"type":"TIMEOUT","type"')],
    ['detail within failure_reason', notLive.replace('"detail"', '"d\\u0065tail":null,"detail"')],
    ['__proto__', live.replace('{', '{"__proto__":{},"__proto__":{},')],
  ])('%s twice', (_, text) => {
    expect(() => JSON.parse(text) as unknown, 'JSON itself says nothing').not.toThrow();
    expect(read(text)).toEqual(invalid('a name stands twice in the answer'));
  });

  test('the same name in different objects is none', () => {
    expect(read({ ...liveAnswer, a: { result: false }, b: [{ result: 1 }, { result: 2 }] }).ok).toBe(true);
  });

  test('nested deeper than the stack it throws nothing', () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    expect(() => read(live.replace('{', `{"deep":${deep},`))).not.toThrow();
  });
});

describe('a false that is the service’s own failure', () => {
  const own = { ...notLiveAnswer, failure_reason: { type: 'SERVICE_ERROR', detail: null } };
  test('is no verdict, with what the service said kept beside it', () => {
    expect(read(own)).toEqual({
      ok: false,
      error: {
        code: 'service-error',
        staffDetail: 'SERVICE_ERROR',
        withheld: {
          verdict: 'not-live',
          prediction: notLiveAnswer.prediction,
          createdAt: notLiveAnswer.created_at,
          failureReason: { type: 'SERVICE_ERROR', detail: null },
          failureClass: 'service',
        },
      },
    });
  });

  test('is that also where nothing was scored', () => {
    for (const prediction of [null, undefined, '', 'NaN', 7])
      expect(read({ ...own, prediction, created_at: prediction })).toMatchObject({
        ok: false,
        error: {
          code: 'service-error',
          withheld: {
            prediction: null,
            createdAt: prediction === '' || prediction === 'NaN' ? prediction : null,
          },
        },
      });
  });

  test('names the subscription where it is that', () => {
    const reason = { type: 'CLIENT', detail: 'No active or future subscription for technology' };
    expect(read({ ...own, failure_reason: reason })).toMatchObject({
      ok: false,
      error: {
        code: 'subscription-none-active',
        staffDetail: 'CLIENT: No active or future subscription for technology',
        withheld: { failureClass: 'subscription' },
      },
    });
  });
});

test.each([
  [null, 'general'],
  [{}, 'general'],
  [{ type: 'CALC_RESULT' }, 'general'],
  [{ type: 'CALC_RESULT', detail: null }, 'general'],
  [{ type: 'CALC_RESULT', detail: 'Closed eyes' }, 'eyes'],
  [{ type: 'NEW', detail: 'thing' }, 'general'],
])('not live for %j is of the class %s', (reason, failureClass) => {
  expect(read({ ...notLiveAnswer, failure_reason: reason })).toMatchObject({
    ok: true,
    value: { verdict: 'not-live', failureClass },
  });
});

test.each([
  '',
  '<html>ok</html>',
  'true',
  '"live"',
  '[]',
  '[{"result":true}]',
  '{"result":true',
  'null',
  '\u0000',
])('no answer: %j', (body) => expect(read(body).ok).toBe(false));

test('bytes that are no UTF-8 are no answer, whatever charset is announced', () => {
  const bytes = Buffer.from(JSON.stringify({ ...liveAnswer, note: 'é' }), 'latin1');
  for (const contentType of [undefined, 'application/json; charset=iso-8859-1'])
    expect(readAnswer(bytes, key, contentType)).toEqual(
      invalid(expect.stringMatching(/^the answer is not JSON/)),
    );
});
