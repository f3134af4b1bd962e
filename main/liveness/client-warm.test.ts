import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCertificateAuthority } from '../../test/fakes/certificates.ts';
import { type Rig, smallPicture, startRig } from '../../test/fakes/client-rig.ts';
import { skipConnectPauses } from '../../test/fakes/held-limit.ts';

let rig: Rig;
beforeEach(async () => {
  skipConnectPauses();
  const authority = await createCertificateAuthority();
  rig = await startRig({ network: { ca: authority.cert } }, { tls: await authority.issue() });
});
afterEach(() => rig.stop());
const connectionsUsed = () => rig.server.requests.map(({ connection }) => connection);

test('one connection for warming up twice and a check, another one for the next', async () => {
  await Promise.all([rig.client.warmUp(), rig.client.warmUp()]);
  await rig.client.warmUp();
  expect(rig.server.connections).toBe(1);
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true });
  await rig.client.warmUp();
  expect(rig.server.connections).toBe(2);
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true });
  expect([rig.server.connections, connectionsUsed()]).toEqual([2, [1, 2]]);
});

test('a connection that has carried an answer is closed', async () => {
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true });
  await rig.server.waitFor(({ open }) => open === 0);
  expect(rig.server.requests[0]?.headers.connection).toBe('close');
});

test('a check that comes while the connection is being opened waits for that one', async () => {
  const warming = rig.client.warmUp();
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true });
  await warming;
  expect(rig.server.connections).toBe(1);
});

test.each(['reset', 'hang-up'] as const)(
  'a warm connection lost by a %s is replaced without a word',
  async (how) => {
    await rig.client.warmUp();
    rig.server.dropConnections(how);
    await rig.server.waitFor(({ open }) => open === 0);
    expect(await rig.client.check(smallPicture)).toMatchObject({ ok: true });
    expect(connectionsUsed()).toEqual([2]);
  },
);

test('warming up where nobody listens fails quietly; the check then tells', async () => {
  await rig.server.close();
  await expect(rig.client.warmUp()).resolves.toBeUndefined();
  expect(await rig.client.check(smallPicture)).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  rig = await startRig();
});
