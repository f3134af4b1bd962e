import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { answer, bodyBytes, liveAnswer } from '../../test/fakes/behaviour.ts';
import { smallPicture, startRig, type Rig } from '../../test/fakes/client-rig.ts';
import { proving, seed, tell } from '../../test/thoroughness.ts';
import { serviceCodes, type ServiceCode } from './outcome.ts';

let rig: Rig;
beforeAll(async () => {
  // No pauses: only the statuses 200 and 4xx that are not repeated are generated.
  rig = await startRig();
});
afterAll(() => rig.stop());

/** Reasons that are the service's own failure, as it may write them, and the code each ends with. */
const ownFailures: readonly (readonly [object, ServiceCode])[] = [
  [{ type: 'SERVICE_ERROR', detail: null }, 'service-error'],
  [{ type: ' service_error.' }, 'service-error'],
  [
    { type: 'SERVICE_ERROR', detail: 'COULD NOT SEND IMAGE TO LIVENESS SERVICE.' },
    'service-backend-unavailable',
  ],
  [{ type: 'REQUEST_ERROR', detail: '' }, 'service-error'],
  [{ type: 'TIMEOUT', detail: null }, 'service-error'],
  [{ type: 'OTHER', detail: 'Incorrect image hash' }, 'service-error'],
  [{ type: 'CLIENT', detail: 'Subscription does not have access to technology' }, 'access-denied'],
  [
    { type: 'client', detail: 'No active or future subscription for technology ' },
    'subscription-none-active',
  ],
];
const ownFailureOf = new Map(ownFailures.map(([reason, code]) => [JSON.stringify(reason), code]));

const isText = (value: unknown) => value === null || value === undefined || typeof value === 'string';

/** Null: no reason. Undefined: nothing that could be one. */
function reasonIn(value: unknown): object | null | undefined {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const { type, detail, ...others } = value as Record<string, unknown>;
  if (!isText(type) || !isText(detail)) return undefined;
  const isBlank = Object.values(others).every((other) => other === null || other === '');
  return isBlank && `${type ?? ''}${detail ?? ''}`.trim() === '' ? null : value;
}

/** JSON's own parser knows what a number is. */
function isProbability(value: unknown): boolean {
  if (typeof value === 'number') return value >= 0 && value <= 1;
  if (typeof value !== 'string' || value.length > 64 || /\s/.test(value)) return false;
  try {
    const number: unknown = JSON.parse(value);
    const isNegative = value.startsWith('-') && /[1-9]/.test(value.split(/e/i)[0] ?? '');
    return typeof number === 'number' && number >= 0 && number <= 1 && !isNegative;
  } catch {
    return false;
  }
}

/**
 * The expected result of a 200 with this body: a second implementation, independent of the schema, from the service's description.
 * @param isDoubled whether a name was put in twice
 */
function expected({ json, isDoubled }: Text): string {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return 'invalid-answer';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isDoubled)
    return 'invalid-answer';
  const { result, prediction, created_at: at, failure_reason: given } = value as Record<string, unknown>;
  const reason = reasonIn(given);
  if (typeof result !== 'boolean' || reason === undefined) return 'invalid-answer';
  const failure = result ? undefined : ownFailureOf.get(JSON.stringify(reason));
  if (failure) return failure;
  if (!isProbability(prediction) || typeof at !== 'string' || (result && reason)) return 'invalid-answer';
  return result ? 'live' : 'not-live';
}

interface Text {
  readonly json: string;
  readonly isDoubled: boolean;
}

const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    true,
    false,
    null,
    'true',
    'false',
    'null',
    0,
    1,
    -1,
    '',
    '1',
    '0',
    '0.5',
    '1.1',
    'NaN',
    {},
    [],
  ),
  fc.jsonValue(),
  fc.double({ noNaN: true }),
  fc.string(),
);
const field = (good: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { arbitrary: good, weight: 6 },
    { arbitrary: oddValue, weight: 1 },
    { arbitrary: fc.constant(undefined), weight: 1 },
  );
const predictions = fc
  .double({ min: 0, max: 1, noNaN: true })
  .chain((p) =>
    fc.constantFrom<unknown>(
      p,
      p.toFixed(6),
      String(p),
      p.toExponential(),
      p.toExponential().replace('e-', 'E-0'),
      String(p).replace('.', ','),
    ),
  );
const times = fc.constantFrom(
  ...[
    liveAnswer.created_at,
    '2026-02-29T10:00:00Z',
    '2026-11-23 10:00:00+0500',
    '2026-11-23T10:00,5',
    'today',
  ],
);
const reasons = fc.oneof(
  { arbitrary: fc.constantFrom<unknown>(null, undefined, {}, '', { type: '', detail: null }), weight: 3 },
  fc.constantFrom<unknown>({ type: 'A', detail: 'b' }, { type: 'CALC_RESULT' }, { type: 7 }),
  fc.constantFrom<unknown>(...ownFailures.map(([reason]) => reason)),
);
const fitting = fc.record({
  result: field(fc.boolean()),
  prediction: field(predictions),
  created_at: field(times),
  failure_reason: field(reasons),
});

/** The same name once more within the answer or its reason, at its beginning or end, plainly or with an escape. */
const doubled = fc
  .tuple(
    fitting,
    fc.constantFrom('result', 'prediction', 'created_at', 'type'),
    fc.boolean(),
    fc.boolean(),
    oddValue,
  )
  .map(([answer, name, isFirst, isEscaped, value]): Text => {
    const json = JSON.stringify(answer);
    const written = isEscaped ? `\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}` : name;
    const pair = `"${written}":${JSON.stringify(value) ?? 'null'}`;
    const at = name === 'type' ? json.indexOf('{"type"') : 0;
    if (at < 0 || !json.includes(`"${name}":`)) return { json, isDoubled: false };
    const text =
      isFirst || at > 0
        ? `${json.slice(0, at + 1)}${pair},${json.slice(at + 1)}`
        : `${json.slice(0, -1)},${pair}}`;
    return { json: text, isDoubled: true };
  });
/** Each of the service's own failures by itself: rare among the others. */
const ownFailure = fc.constantFrom(...ownFailures).map(([reason]) => ({
  ...liveAnswer,
  result: false,
  failure_reason: reason,
}));
const plainly = (json: string): Text => ({ json, isDoubled: false });
const text = fc.oneof(
  { arbitrary: fitting.map((value) => plainly(JSON.stringify(value))), weight: 6 },
  { arbitrary: ownFailure.map((value) => plainly(JSON.stringify(value))), weight: 3 },
  { arbitrary: doubled, weight: 2 },
  { arbitrary: fc.json().map(plainly), weight: 1 },
  { arbitrary: fc.string().map(plainly), weight: 1 },
  { arbitrary: fc.nat(120).map((n) => plainly(JSON.stringify(liveAnswer).slice(0, n))), weight: 1 },
);
const status = fc.oneof(
  { arbitrary: fc.constant(200), weight: 8 },
  fc.constantFrom(201, 206, 302, 403, 404, 422, 500),
);

test('more than a thousand generated answers: each comes to what a second reading of the rules says', async () => {
  const numRuns = proving ? 20_000 : 1_500;
  tell('generated answers', numRuns);
  const seen = new Map<string, number>();
  let repeated = 0;
  await fc.assert(
    fc.asyncProperty(status, text, fc.boolean(), async (code, body, zipped) => {
      const bytes = zipped ? gzipSync(bodyBytes(body.json)) : bodyBytes(body.json);
      rig.server.behave(
        answer(code, bytes, zipped ? { 'content-encoding': 'gzip' } : { 'content-encoding': 'none' }),
      );
      const requests = rig.server.requests.length;
      const result = await rig.client.check(smallPicture);
      repeated += rig.server.requests.length - requests - 1;
      const outcome = result.ok ? result.value.verdict : result.error.code;
      if (code === 200) {
        expect(outcome, body.json).toBe(expected(body));
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      } else expect(result.ok, `${code}`).toBe(false);
      if (!result.ok) {
        expect(serviceCodes).toContain(result.error.code);
        expect(result.error.bodySent).toBe(true);
        return;
      }
      const { verdict, score, failureClass } = result.value;
      expect(score >= 0 && score <= 1).toBe(true);
      expect(failureClass === null).toBe(verdict === 'live');
    }),
    { numRuns, seed },
  );
  // No request that the service received is retried automatically, not even after its own failures.
  expect(repeated).toBe(0);
  // Otherwise the generator would prove nothing.
  for (const outcome of ['live', 'not-live', 'invalid-answer'])
    expect(seen.get(outcome), outcome).toBeGreaterThan(numRuns / 75);
  for (const [, code] of ownFailures) expect(seen.has(code), code).toBe(true);
}, 3_600_000);
