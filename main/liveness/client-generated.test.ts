import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { answer, bodyBytes, liveAnswer } from '../../test/fakes/behaviour.ts';
import { smallPicture, startRig, type Rig } from '../../test/fakes/client-rig.ts';
import { serviceCodes } from './outcome.ts';

let rig: Rig;
beforeAll(async () => {
  // No pauses: only the statuses 200 and 4xx that are not repeated are generated.
  rig = await startRig();
});
afterAll(() => rig.stop());

/** Written apart from the schema, from the table in the service's description. */
function mayBeLive(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { result, prediction, created_at: at, failure_reason: reason } = value as Record<string, unknown>;
  const score =
    typeof prediction === 'string' && /^[01](\.[0-9]+)?$/.test(prediction) ? Number(prediction) : prediction;
  if (result !== true || typeof score !== 'number' || !(score >= 0 && score <= 1)) return false;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return false;
  if (reason === null) return true;
  const { type, detail } = Object(reason) as Record<string, unknown>;
  return typeof type === 'string' && typeof detail === 'string';
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
const fitting = fc.record({
  result: field(fc.boolean()),
  prediction: field(
    fc.double({ min: 0, max: 1, noNaN: true }).chain((p) => fc.constantFrom<unknown>(p, p.toFixed(6))),
  ),
  created_at: field(fc.constantFrom(liveAnswer.created_at, '2026-02-29T10:00:00Z', '2026-11-23T10:00:00Z')),
  failure_reason: field(fc.constantFrom<unknown>(null, { type: 'A', detail: 'b' }, { type: 'A' })),
});
const text = fc.oneof(
  { arbitrary: fitting.map((value) => JSON.stringify(value)), weight: 5 },
  { arbitrary: fc.json(), weight: 1 },
  { arbitrary: fc.string(), weight: 1 },
  { arbitrary: fc.nat(120).map((n) => JSON.stringify(liveAnswer).slice(0, n)), weight: 1 },
);
const status = fc.oneof(
  { arbitrary: fc.constant(200), weight: 8 },
  fc.constantFrom(201, 206, 302, 403, 404, 422, 500),
);

test('thousands of generated answers: live only where the answer is valid and `result` is true', async () => {
  let lives = 0;
  await fc.assert(
    fc.asyncProperty(status, text, fc.boolean(), async (code, body, zipped) => {
      const bytes = zipped ? gzipSync(bodyBytes(body)) : bodyBytes(body);
      rig.server.behave(answer(code, bytes, zipped ? { 'content-encoding': 'gzip' } : {}));
      const result = await rig.client.check(smallPicture);
      if (result.ok && result.value.verdict === 'live') {
        lives += 1;
        expect(code).toBe(200);
        expect(mayBeLive(body)).toBe(true);
      }
      if (result.ok)
        expect(Object.keys(result.value).sort()).toEqual([
          'createdAt',
          'failureReason',
          'prediction',
          'score',
          'verdict',
        ]);
      else expect(serviceCodes).toContain(result.error.code);
    }),
    { numRuns: 3000 },
  );
  // Otherwise the generator would prove nothing.
  expect(lives).toBeGreaterThan(100);
});
