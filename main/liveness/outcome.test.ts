import { expect, test } from 'vitest';
import { reportOf } from './outcome.ts';

const facts = { durationMs: 812.4, sentBytes: 48_211, sha256: 'ab'.repeat(32), demonstration: false };

test('a verdict, to the letter', () => {
  const failureReason = { type: 'CALC_RESULT', detail: 'Low overall prediciton' };
  const value = {
    verdict: 'not-live',
    score: 0.0211,
    prediction: '0.0211',
    createdAt: '2026-11-23T04:15:00Z',
    madeAtMs: Date.parse('2026-11-23T04:15:00Z'),
    failureReason,
    failureClass: 'general',
    staffDetail: null,
  } as const;
  expect(JSON.stringify(reportOf({ ...facts, answer: { ok: true, value } }))).toBe(
    '{"outcome":"not-live","score":0.0211,"createdAt":"2026-11-23T04:15:00Z",' +
      '"failureReason":{"type":"CALC_RESULT","detail":"Low overall prediciton"},"code":null,"staffDetail":null,' +
      `"durationMs":812,"sentBytes":48211,"sha256":"${facts.sha256}","demonstration":false,"failureClass":"general"}`,
  );
});

test('an error, to the letter, without anything else the client may say', () => {
  const error = { code: 'outcome-unknown', staffDetail: 'deadline', bodySent: true } as const;
  expect(JSON.stringify(reportOf({ ...facts, answer: { ok: false, error } }))).toBe(
    '{"outcome":"error","score":null,"createdAt":null,"failureReason":null,"code":"outcome-unknown","staffDetail":"deadline",' +
      `"durationMs":812,"sentBytes":48211,"sha256":"${facts.sha256}","demonstration":false,"failureClass":null}`,
  );
});

const withheld = {
  ...({ verdict: 'not-live', prediction: '0.0', createdAt: '2026-11-23T04:15:00Z' } as const),
  ...({ failureReason: { type: 'TIMEOUT', detail: null }, failureClass: 'service' } as const),
};

test('the service’s own failure: an error with its code, its reason and time, and no score', () => {
  const error = { code: 'service-error', staffDetail: 'TIMEOUT', bodySent: true, withheld } as const;
  expect(reportOf({ ...facts, answer: { ok: false, error } })).toMatchObject({
    ...{ outcome: 'error', score: null, createdAt: '2026-11-23T04:15:00Z', code: 'service-error' },
    ...{ failureReason: { type: 'TIMEOUT', detail: null }, failureClass: 'service', sentBytes: 48_211 },
  });
});

test('of an answer that came together with the person’s cancel nothing is said', () => {
  const error = { code: 'cancelled', staffDetail: null, bodySent: true, withheld } as const;
  expect(reportOf({ ...facts, answer: { ok: false, error } })).toMatchObject({
    ...{ createdAt: null, failureReason: null, failureClass: null },
  });
});

test('a picture that surely did not leave this machine whole counts as not sent', () => {
  const error = { code: 'unreachable', staffDetail: 'ECONNREFUSED' } as const;
  expect(reportOf({ ...facts, answer: { ok: false, error } })).toMatchObject({
    sentBytes: 0,
    sha256: facts.sha256,
  });
});
