import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { answer, live, liveAnswer, type Moment } from '../../test/fakes/behaviour.ts';
import { hangMs, hugePicture, smallPicture, startRig, type Rig } from '../../test/fakes/client-rig.ts';
import { holdLimit, skipConnectPauses } from '../../test/fakes/held-limit.ts';
import { createLivenessClient } from './client.ts';
import { connectPausesMs } from './retry.ts';

let rig: Rig;
afterEach(() => rig.stop());
const failure = (code: string) => ({ ok: false, error: { code } });
/** A value that no other limit has, so that `holdLimit` holds only this one. */
const deadlineMs = 54_321;

test.each(['reset', 'hang-up'] as const)(
  '%s in mid-upload: surely not processed, repeated once',
  async (kind) => {
    rig = await startRig();
    rig.server.behaveNext({ kind, at: 'half-body-received' }, live);
    expect(await rig.client.check(hugePicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
    expect([rig.server.begun, rig.server.requests.length]).toEqual([2, 1]);
  },
);

test('a reset in mid-upload twice ends as unreachable', async () => {
  rig = await startRig();
  rig.server.behave({ kind: 'reset', at: 'half-body-received' });
  const result = await rig.client.check(hugePicture);
  expect(result).toMatchObject(failure('unreachable'));
  expect(result).not.toHaveProperty('error.bodySent');
  expect(rig.server.begun).toBe(2);
});

const afterUpload: Moment[] = ['body-received', 'head-sent', 'half-answer-sent'];

test.each(
  afterUpload.flatMap((at) => [
    { at, kind: 'reset' as const },
    { at, kind: 'hang-up' as const },
  ]),
)('$kind at $at: outcome unknown, not repeated', async (behaviour) => {
  rig = await startRig();
  rig.server.behave(behaviour);
  expect(await rig.client.check(smallPicture)).toMatchObject({
    ok: false,
    error: { code: 'outcome-unknown', bodySent: true },
  });
  expect(rig.server.begun).toBe(1);
});

test.each([
  ['head-received', 'timed-out'],
  ['half-body-received', 'timed-out'],
  ['body-received', 'outcome-unknown'],
  ['head-sent', 'outcome-unknown'],
  ['half-answer-sent', 'outcome-unknown'],
] as const)('stalled at %s until the deadline: %s', async (at, code) => {
  const deadline = holdLimit(deadlineMs);
  rig = await startRig({ deadlineMs });
  rig.server.behave({ kind: 'stall', at });
  const pending = rig.client.check(code === 'timed-out' ? hugePicture : smallPicture);
  await rig.server.waitFor(({ reached }) => reached === 1);
  deadline.runOut();
  expect(await pending).toMatchObject(failure(code));
  expect(rig.server.begun).toBe(1);
});

test.each([
  ['body-received', { headersTimeoutMs: 1500 }, 'UND_ERR_HEADERS_TIMEOUT'],
  ['head-sent', { bodyTimeoutMs: 300 }, 'UND_ERR_BODY_TIMEOUT'],
  ['half-answer-sent', { bodyTimeoutMs: 300 }, 'UND_ERR_BODY_TIMEOUT'],
] as const)('stalled at %s: the phase has its own limit', async (at, limits, staffDetail) => {
  // Every other limit of the rig is one for hangs: only this one can have ended it.
  rig = await startRig(limits);
  rig.server.behave({ kind: 'stall', at });
  expect(await rig.client.check(smallPicture)).toMatchObject({
    ok: false,
    error: { code: 'outcome-unknown', staffDetail },
  });
});

test('a slow drip is read to its end, one beyond the deadline is not waited for', async () => {
  const deadline = holdLimit(deadlineMs);
  rig = await startRig({ deadlineMs });
  rig.server.behaveNext(
    { kind: 'drip', everyMs: 1, body: liveAnswer },
    { kind: 'drip', everyMs: 500, body: liveAnswer },
  );
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
  const pending = rig.client.check(smallPicture);
  await rig.server.waitFor(({ requests }) => requests.length === 2);
  deadline.runOut();
  expect(await pending).toMatchObject(failure('outcome-unknown'));
});

/** The channel on which undici reports that the head of an answer has arrived. */
const channel = 'undici:request:headers';

test('a status that has arrived is not lost with the rest of its body', async () => {
  const deadline = holdLimit(deadlineMs);
  const arrived = new Promise<void>((resolve) => {
    const heard = () => resolve(void unsubscribe(channel, heard));
    subscribe(channel, heard);
  });
  rig = await startRig({ deadlineMs });
  rig.server.behave({ kind: 'drip', everyMs: 500, status: 403, body: 'x'.repeat(500) });
  const pending = rig.client.check(smallPicture);
  await arrived;
  await nextTurn();
  deadline.runOut();
  expect(await pending).toMatchObject(failure('unauthorized'));
});

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const json = JSON.stringify(liveAnswer);

test.each([
  ['more announced than sent', `${head}content-length: 500\r\n\r\n${json}`, 'outcome-unknown'],
  ['less announced than sent', `${head}content-length: 20\r\n\r\n${json}`, 'invalid-answer'],
  ['a torn chunk', `${head}transfer-encoding: chunked\r\n\r\n80\r\n${json.slice(0, 50)}`, 'outcome-unknown'],
  ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n', 'outcome-unknown'],
  ['no byte', '', 'outcome-unknown'],
  ['endless headers', `HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(9000)}`, 'outcome-unknown'],
])('on the wire: %s', async (_, bytes, code) => {
  rig = await startRig();
  rig.server.behave({ kind: 'raw', bytes });
  expect(await rig.client.check(smallPicture)).toMatchObject(failure(code));
  expect(rig.server.begun).toBe(1);
});

test('an answer without a length that ends with the connection is whole', async () => {
  rig = await startRig();
  rig.server.behave({ kind: 'raw', bytes: `${head}\r\n${json}` });
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
});

test('refused before the upload was over', async () => {
  rig = await startRig();
  rig.server.behave({ ...answer(413, '<h1>413</h1>'), kind: 'answer-early' } as never);
  const result = await rig.client.check(hugePicture);
  expect(result).toMatchObject(failure('too-large'));
  expect(result).not.toHaveProperty('error.bodySent');
  expect(rig.server.begun).toBe(1);
});

test('the server is gone', async () => {
  skipConnectPauses();
  rig = await startRig();
  await rig.server.close();
  expect(await rig.client.check(smallPicture)).toEqual({
    ok: false,
    error: { code: 'unreachable', staffDetail: 'ECONNREFUSED' },
  });
  rig = await startRig();
});

test('a name that can not exist', async () => {
  skipConnectPauses();
  rig = await startRig();
  const endpoint = new URL('https://kiosk.invalid/short/');
  const client = createLivenessClient({
    endpoint,
    apiKey: 'k',
    deadlineMs: hangMs,
    connectTimeoutMs: hangMs,
  });
  expect(await client.check(smallPicture)).toMatchObject(failure('unreachable'));
  await client.close();
});

test('the server comes back within the pauses', async () => {
  rig = await startRig();
  rig.server.dropConnections('reset');
  const { port } = rig.server;
  await rig.server.close();
  const pause = holdLimit(connectPausesMs[0]);
  const pending = rig.client.check(smallPicture);
  await pause.begun();
  rig = { ...(await startRig({}, { port })), client: rig.client };
  pause.runOut();
  expect(await pending).toMatchObject({ ok: true, value: { verdict: 'live' } });
});
