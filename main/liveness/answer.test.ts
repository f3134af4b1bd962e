import { expect, test } from 'vitest';
import { liveAnswer, notLiveAnswer } from '../../test/fakes/behaviour.ts';
import { readAnswer } from './answer.ts';

const key = 'k'.repeat(47);
const read = (body: unknown) =>
  readAnswer(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), key);

test('the documented answers', () => {
  expect(read(liveAnswer)).toEqual({
    ok: true,
    value: {
      verdict: 'live',
      score: 0.982312,
      prediction: '0.982312',
      createdAt: liveAnswer.created_at,
      failureReason: null,
    },
  });
  expect(read(notLiveAnswer)).toEqual({
    ok: true,
    value: {
      verdict: 'not-live',
      score: 0.0211,
      prediction: notLiveAnswer.prediction,
      createdAt: notLiveAnswer.created_at,
      failureReason: { type: 'CALC_RESULT', detail: 'Low overall prediciton' },
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
])('%s fits', (_, change) => {
  expect(read({ ...liveAnswer, ...change })).toMatchObject({ ok: true, value: { verdict: 'live' } });
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
  ['prediction', { prediction: '-0.1' }],
  ['prediction', { prediction: '0,98' }],
  ['prediction', { prediction: '9e-1' }],
  ['prediction', { prediction: ' 0.9' }],
  ['prediction', { prediction: '0x1' }],
  ['prediction', { prediction: 'NaN' }],
  ['prediction', { prediction: 1.5 }],
  ['prediction', { prediction: -0.5 }],
  ['prediction', { prediction: true }],
  ['created_at', { created_at: undefined }],
  ['created_at', { created_at: 1_700_000_000 }],
  ['created_at', { created_at: 'yesterday' }],
  ['created_at', { created_at: '2026-02-30T00:00:00Z' }],
  ['created_at', { created_at: '2026-11-23' }],
  ['failure_reason', { failure_reason: undefined }],
  ['failure_reason', { failure_reason: 'CALC_RESULT' }],
  ['failure_reason', { failure_reason: { type: 'CALC_RESULT' } }],
  ['failure_reason', { failure_reason: [] }],
])('%s: %j is named as not fitting', (field, change) => {
  expect(read({ ...liveAnswer, ...change })).toEqual({ ok: false, error: `does not fit: ${field}` });
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

test('bytes that are no UTF-8 are no answer', () => {
  const bytes = Buffer.from(JSON.stringify({ ...liveAnswer, note: 'é' }), 'latin1');
  expect(readAnswer(bytes, key)).toEqual({ ok: false, error: 'the answer is not JSON' });
});

test('an echo of the key in the reason is taken out', () => {
  const reason = { type: 'KEY', detail: `key ${key} is old` };
  expect(read({ ...notLiveAnswer, failure_reason: reason })).toMatchObject({
    value: { failureReason: { type: 'KEY', detail: 'key [key] is old' } },
  });
});
