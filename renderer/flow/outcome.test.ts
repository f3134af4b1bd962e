import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutcome } from './outcome.ts';

const fail = (error: unknown) => ({ ok: false, error });
const broken = { kind: 'problem', code: 'internal', attemptsLeft: null };

describe('reading the answer to a picture', () => {
  it.each([
    [
      { ok: true, value: { verdict: 'live', attemptsLeft: 2, receipt: '0123' } },
      { kind: 'live', receipt: '0123' },
    ],
    [
      { ok: true, value: { verdict: 'live', attemptsLeft: 2, receipt: '<b>' } },
      { kind: 'live', receipt: null },
    ],
    [
      { ok: true, value: { verdict: 'live', attemptsLeft: 2 } },
      { kind: 'live', receipt: null },
    ],
    [
      { ok: true, value: { verdict: 'not-live', attemptsLeft: 2, failureClass: 'eyes' } },
      { kind: 'notLive', attemptsLeft: 2, failureClass: 'eyes', receipt: null },
    ],
    [
      { ok: true, value: { verdict: 'not-live', attemptsLeft: 2 } },
      { kind: 'notLive', attemptsLeft: 2, failureClass: 'general', receipt: null },
    ],
    [
      { ok: true, value: { verdict: 'not-live', attemptsLeft: 2, failureClass: 'Mask Attack' } },
      { kind: 'notLive', attemptsLeft: 2, failureClass: 'general', receipt: null },
    ],
    [
      { ok: true, value: { verdict: 'not-live', attemptsLeft: 0 } },
      { kind: 'noAttemptsLeft', receipt: null },
    ],
    [fail({ code: 'no-attempts-left' }), { kind: 'noAttemptsLeft', receipt: null }],
    [
      fail({ code: 'outcome-unknown' }),
      { kind: 'outcomeUnknown', code: 'outcome-unknown', attemptsLeft: null },
    ],
    [
      fail({ code: 'unreachable', attemptsLeft: 1 }),
      { kind: 'problem', code: 'unreachable', attemptsLeft: 1 },
    ],
  ])('%j', (answer, outcome) => expect(readOutcome(answer)).toEqual(outcome));

  it.each([
    undefined,
    null,
    'live',
    true,
    [],
    {},
    { ok: true },
    { ok: 'true', value: { verdict: 'live' } },
    { ok: 1, value: { verdict: 'live' } },
    { value: { verdict: 'live' } },
    { ok: true, value: null },
    { ok: true, value: 'live' },
    { ok: true, value: { verdict: 'LIVE' } },
    { ok: true, value: { verdict: true } },
    { ok: true, value: { verdict: ['live'] } },
    { ok: true, value: { verdict: 'not-live' } },
    { ok: true, value: { verdict: 'not-live', attemptsLeft: -1 } },
    { ok: true, value: { verdict: 'not-live', attemptsLeft: '2' } },
    fail(null),
    fail({}),
    fail({ code: 'live' }),
    fail({ code: 'constructor' }),
    fail({ code: 42 }),
  ])('%j is internal', (answer) => expect(readOutcome(answer)).toEqual(broken));

  it('is live for a good result with the verdict live and for nothing else', () => {
    const near = fc.record(
      {
        ok: fc.constantFrom(true, false, 'true', 1, null),
        value: fc.record(
          { verdict: fc.constantFrom('live', 'not-live', 'Live', true, null), attemptsLeft: fc.integer() },
          { requiredKeys: [] },
        ),
        error: fc.record({ code: fc.constantFrom('live', 'internal', 'cancelled') }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(near, fc.anything()), (answer) => {
        const { ok, value } = (answer ?? {}) as { ok?: unknown; value?: { verdict?: unknown } };
        const isLive = ok === true && value?.verdict === 'live';
        expect(readOutcome(answer).kind === 'live').toBe(isLive);
      }),
      { numRuns: 2_000 },
    );
  });
});
