import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ServiceCode } from './outcome.ts';
import { decideRetry, parseRetryAfterMs, type Decision, type TryEnd } from './retry.ts';

const again = (afterMs: number): Decision => ({ repeat: true, afterMs });
const over = (code: ServiceCode): Decision => ({ repeat: false, code });
const refused = (code: ServiceCode, passing: boolean, retryAfterMs: number | null = null): TryEnd => ({
  kind: 'refused',
  code,
  passing,
  retryAfterMs,
});
const plenty = 25_000;

const table: [string, TryEnd, number, number, Decision][] = [
  ['no connection, first try', { kind: 'no-connection', lasting: false }, 1, plenty, again(300)],
  ['no connection, second try', { kind: 'no-connection', lasting: false }, 2, plenty, again(1500)],
  ['no connection, third try', { kind: 'no-connection', lasting: false }, 3, plenty, over('unreachable')],
  ['no connection, no time left', { kind: 'no-connection', lasting: false }, 1, 3299, over('unreachable')],
  ['no connection, just time enough', { kind: 'no-connection', lasting: false }, 1, 3300, again(300)],
  [
    "a proxy's refusal, or silence for the whole limit of a connection",
    { kind: 'no-connection', lasting: true },
    1,
    plenty,
    over('unreachable'),
  ],
  ['a refused certificate', { kind: 'tls', lasting: true }, 1, plenty, over('tls-failed')],
  ['a torn handshake', { kind: 'tls', lasting: false }, 1, plenty, again(300)],
  ['a torn handshake again', { kind: 'tls', lasting: false }, 2, plenty, over('tls-failed')],
  ['a break in mid-upload', { kind: 'broken', bodySent: false }, 1, plenty, again(300)],
  ['a break in mid-upload again', { kind: 'broken', bodySent: false }, 2, plenty, over('unreachable')],
  ['a break after the upload', { kind: 'broken', bodySent: true }, 1, plenty, over('outcome-unknown')],
  ['the deadline in mid-upload', { kind: 'stalled', bodySent: false }, 1, plenty, over('timed-out')],
  ['the deadline after the upload', { kind: 'stalled', bodySent: true }, 1, plenty, over('outcome-unknown')],
  ['cancelled', { kind: 'cancelled' }, 1, plenty, over('cancelled')],
  ['their back end is away', refused('service-backend-unavailable', true), 1, plenty, again(1500)],
  [
    'their back end is still away',
    refused('service-backend-unavailable', true),
    2,
    plenty,
    over('service-backend-unavailable'),
  ],
  ['429 without a word', refused('rate-limited', true), 1, plenty, again(1500)],
  ['429 with Retry-After', refused('rate-limited', true, 4000), 1, plenty, again(4000)],
  ['429 with Retry-After: 0', refused('rate-limited', true, 0), 1, plenty, again(500)],
  [
    '429 with more than the time left',
    refused('rate-limited', true, 23_000),
    1,
    plenty,
    over('rate-limited'),
  ],
  ['429 again', refused('rate-limited', true, 1000), 2, plenty, over('rate-limited')],
  ['503', refused('service-error', true), 1, plenty, again(1500)],
  ['500', refused('service-error', false), 1, plenty, over('service-error')],
  ['500 with Retry-After', refused('service-error', false, 1000), 1, plenty, over('service-error')],
  ['no subscription', refused('subscription-missing', false), 1, plenty, over('subscription-missing')],
  ['an invalid answer', refused('invalid-answer', false), 1, plenty, over('invalid-answer')],
];

test.each(table)('%s', (_, end, tries, timeLeftMs, decision) => {
  expect(decideRetry({ end, tries, timeLeftMs })).toEqual(decision);
});

test('nothing is repeated after the picture went out, but the three passing refusals, once; three tries at most', () => {
  const ends = fc.oneof(
    fc.record({ kind: fc.constant('no-connection' as const), lasting: fc.boolean() }),
    fc.record({ kind: fc.constant('tls' as const), lasting: fc.boolean() }),
    fc.record({ kind: fc.constantFrom('broken' as const, 'stalled' as const), bodySent: fc.boolean() }),
    fc
      .record({ passing: fc.boolean(), after: fc.option(fc.nat(60_000)) })
      .map((r) => refused('service-error', r.passing, r.after)),
  );
  fc.assert(
    fc.property(
      ends,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: -10, max: 60_000 }),
      (end, tries, timeLeftMs) => {
        const decision = decideRetry({ end, tries, timeLeftMs });
        if (!decision.repeat) return;
        expect(tries).toBeLessThan(3);
        expect(decision.afterMs).toBeLessThan(timeLeftMs);
        if ('bodySent' in end) expect(end.bodySent).toBe(false);
        if (end.kind === 'refused') expect([end.passing, tries]).toEqual([true, 1]);
      },
    ),
  );
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-23T04:00:00Z');
  test.each([
    ['3', 3000],
    [' 120 ', 120_000],
    ['0', 0],
    ['Mon, 23 Nov 2026 04:00:07 GMT', 7000],
    ['Mon, 23 Nov 2026 03:00:00 GMT', 0],
    [undefined, null],
    ['', null],
    ['soon', null],
    ['-3', null],
    ['1.5', null],
    ['2026', 2_026_000],
    ['Mon, 99 Foo 2026 04:00:07 GMT', null],
  ])('%j', (header, ms) => expect(parseRetryAfterMs(header, now)).toBe(ms));
});
