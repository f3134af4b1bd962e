import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answer, type Behaviour } from '../../test/fakes/behaviour.ts';
import { hangMs, smallPicture, startRig, testKey, type Rig } from '../../test/fakes/client-rig.ts';
import { holdLimit } from '../../test/fakes/held-limit.ts';
import { createSocketOpener } from '../network/connect.ts';

let rig: Rig;
/** Too short for a retry; the tests hold it, so that it does not expire on a busy machine. */
const deadlineMs = 2500;
beforeEach(async () => {
  rig = await startRig({ deadlineMs });
});
afterEach(() => rig.stop());

/** Everything that a log could print of a value: JSON, inspection with hidden properties, the stack and all causes. */
function everythingIn(value: unknown): string {
  const parts = [
    JSON.stringify(value),
    inspect(value, { depth: null, showHidden: true, maxStringLength: null }),
  ];
  if (value instanceof Error) parts.push(value.stack ?? '', everythingIn(value.cause));
  return parts.join('\n');
}

const echo = `the key ${testKey} and again ${testKey.slice(4, 40)}`;
const behaviours: [string, Behaviour][] = [
  ...[200, 201, 302, 400, 401, 403, 404, 413, 415, 422, 429, 500, 503].flatMap(
    (status): [string, Behaviour][] => [
      [`${status} plain`, answer(status, echo)],
      [`${status} detail`, answer(status, { detail: echo })],
      [`${status} field name`, answer(status, { [testKey]: [echo] })],
      [`${status} page`, answer(status, `<html><title>${echo}</title></html>`)],
      [`${status} header`, answer(status, '', { location: `/${testKey}`, 'x-key': testKey })],
    ],
  ),
  [
    'a reason',
    answer(200, {
      result: false,
      prediction: '0',
      created_at: '2026-11-23T00:00:00Z',
      failure_reason: { type: testKey, detail: echo },
    }),
  ],
  [
    'an invalid time',
    answer(200, { result: true, prediction: testKey, created_at: testKey, failure_reason: testKey }),
  ],
  ['no HTTP', { kind: 'raw', bytes: `${echo}\r\n\r\n` }],
  ['a torn header', { kind: 'raw', bytes: `HTTP/1.1 200 OK\r\nx-key: ${testKey}\r\ncontent-le` }],
  ['a torn body', { kind: 'raw', bytes: `HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{"a":"${testKey}` }],
  ['a status line', { kind: 'raw', bytes: `HTTP/1.1 500 ${testKey}\r\ncontent-length: 0\r\n\r\n` }],
  ['a stall', { kind: 'stall', at: 'body-received' }],
  ['a reset', { kind: 'reset', at: 'body-received' }],
];

test.each(behaviours)('the key comes back in nothing: %s', async (_, behaviour) => {
  const deadline = holdLimit(deadlineMs);
  rig.server.behave(behaviour);
  const pending = rig.client.check(smallPicture);
  await rig.server.waitFor(({ requests }) => requests.length === 1);
  if (behaviour.kind === 'stall') deadline.runOut();
  const result = await pending;
  const seen = everythingIn(result).toLowerCase();
  expect(rig.server.requests[0]?.form?.apiKey).toBe(testKey);
  for (let at = 0; at + 16 <= testKey.length; at += 1)
    expect(seen).not.toContain(testKey.slice(at, at + 16).toLowerCase());
});

test('nor in the client object itself, should somebody log it', () => {
  expect(everythingIn(rig.client)).not.toContain(testKey);
});

test('a connection failure holds a code and no original error', async () => {
  await rig.server.close();
  const open = createSocketOpener({ endpoint: rig.server.endpoint, connectTimeoutMs: hangMs });
  const failure = await open().catch((e: unknown) => e);
  expect(failure).toMatchObject({ phase: 'network', reason: 'ECONNREFUSED' });
  expect((failure as Error).cause).toBeUndefined();
  rig = await startRig();
});
