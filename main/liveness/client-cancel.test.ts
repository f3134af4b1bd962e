import { afterEach, expect, test } from 'vitest';
import { answer, type Moment } from '../../test/fakes/behaviour.ts';
import { createCertificateAuthority } from '../../test/fakes/certificates.ts';
import { hugePicture, smallPicture, startRig, type Rig } from '../../test/fakes/client-rig.ts';
import { holdLimit } from '../../test/fakes/held-limit.ts';

let rig: Rig;
afterEach(() => rig.stop());

test.each<[Moment, boolean]>([
  ['half-body-received', false],
  ['body-received', true],
  ['head-sent', true],
  ['half-answer-sent', true],
])('cancelled at %s', async (at, bodySent) => {
  rig = await startRig();
  rig.server.behave({ kind: 'stall', at });
  const cancel = new AbortController();
  const pending = rig.client.check(bodySent ? smallPicture : hugePicture, { signal: cancel.signal });
  await rig.server.waitFor(({ reached }) => reached === 1);
  cancel.abort();
  expect(await pending).toEqual({
    ok: false,
    error: { code: 'cancelled', staffDetail: null, ...(bodySent ? { bodySent } : {}) },
  });
});

test('cancelled while the connection is being opened: nothing is ever sent', async () => {
  const authority = await createCertificateAuthority();
  const connectTimeoutMs = 54_321;
  const limit = holdLimit(connectTimeoutMs);
  rig = await startRig(
    { network: { ca: authority.cert }, connectTimeoutMs },
    { tls: await authority.issue() },
  );
  rig.server.behaveNext({ kind: 'stall', at: 'connected' });
  const cancel = new AbortController();
  const pending = rig.client.check(smallPicture, { signal: cancel.signal });
  await rig.server.waitFor(({ connections }) => connections === 1);
  cancel.abort();
  expect(await pending).toEqual({ ok: false, error: { code: 'cancelled', staffDetail: null } });
  // The next person's check goes through, and it is the only request that the server receives.
  const next = rig.client.check(smallPicture);
  limit.runOut();
  expect(await next).toMatchObject({ ok: true });
  expect(rig.server.begun).toBe(1);
});

test('cancelled in the pause before a repeat', async () => {
  rig = await startRig();
  rig.server.behave(answer(503, '', { 'retry-after': '5' }));
  const cancel = new AbortController();
  const pause = holdLimit(5000);
  const pending = rig.client.check(smallPicture, { signal: cancel.signal });
  await pause.begun();
  cancel.abort();
  // The pause never runs out here: nothing but the cancelling has ended it.
  expect(await pending).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(rig.server.begun).toBe(1);
});

test('cancelled beforehand: no connection', async () => {
  rig = await startRig();
  expect(await rig.client.check(smallPicture, { signal: AbortSignal.abort() })).toMatchObject({
    ok: false,
    error: { code: 'cancelled' },
  });
  expect(rig.server.begun).toBe(0);
});

test('close ends a check under way as cancelled, and later ones at once', async () => {
  rig = await startRig();
  rig.server.behave({ kind: 'stall', at: 'body-received' });
  const pending = rig.client.check(smallPicture);
  await rig.server.waitFor(({ requests }) => requests.length === 1);
  await rig.client.close();
  expect(await pending).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  await rig.client.warmUp();
  expect(rig.server.connections).toBe(1);
});

test('after a cancelled check the next one works', async () => {
  rig = await startRig();
  rig.server.behaveNext({ kind: 'stall', at: 'body-received' });
  const cancel = new AbortController();
  const pending = rig.client.check(smallPicture, { signal: cancel.signal });
  await rig.server.waitFor(({ requests }) => requests.length === 1);
  cancel.abort();
  await pending;
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
});
