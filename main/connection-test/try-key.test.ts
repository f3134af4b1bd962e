import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { answer, notLive } from '../../test/fakes/behaviour.ts';
import { testKey } from '../../test/fakes/client-rig.ts';
import {
  type ConnectionRig,
  endingAt,
  findingsOf,
  serviceName,
  startConnectionRig,
} from '../../test/fakes/connection-rig.ts';
import { inspectPicture } from '../verification/picture/inspect.ts';
import { defaults } from '../settings/defaults.ts';
import { testPicture } from './test-connection.ts';

const credentials = { user: 'ivan', password: 'Hunter2-of-the-office' };
let rig: ConnectionRig;
afterEach(() => rig.stop());

const said = (detail: string) => answer(400, { detail });
test.each([
  [answer(403, { detail: 'Invalid API key' }), 'key-refused'],
  [answer(401, ''), 'key-refused'],
  [said('Client does not have access to liveness technology.'), 'access-denied'],
  [said('Subscription has not started.'), 'subscription-not-started'],
  [said('No active or future subscription for technology.'), 'subscription-none-active'],
  [said('Client does not have subscription.'), 'subscription-missing'],
  [answer(500, ''), 'service-trouble'],
  [answer(404, ''), 'answer-not-understood'],
  [answer(301, '', { location: '/' }), 'answer-not-understood'],
  [answer(200, '<html>Sign in to the hotel</html>'), 'answer-not-understood'],
] as const)('the service says %j', async (behaviour, finding) => {
  rig = await startConnectionRig();
  rig.server.behaveNext(answer(405, ''), behaviour);
  const report = await rig.run({ real: true });
  expect(findingsOf(report)).toEqual(endingAt('key', finding));
  expect(report).toMatchObject({ well: false, askedService: true });
});

test('a picture that is not taken for alive was taken all the same', async () => {
  rig = await startConnectionRig();
  rig.server.behaveNext(answer(405, ''), notLive);
  expect(await rig.run({ real: true })).toMatchObject({ well: true, askedService: true });
});

test('no key', async () => {
  rig = await startConnectionRig();
  expect(findingsOf(await rig.run({ real: true, apiKey: null }))).toEqual(endingAt('key', 'no-key'));
  expect(await rig.run({ apiKey: null })).toMatchObject({ well: true });
});

test('neither key nor proxy password is in any report, whatever the server echoes', async () => {
  rig = await startConnectionRig({ certificate: { names: [serviceName] }, proxy: { credentials } });
  const network = rig.throughProxy(credentials);
  const reports: unknown[] = [];
  const onEnd = (report: unknown) => reports.push(report);
  const echo = `${testKey} ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;
  for (const status of [200, 302, 400, 403, 500]) {
    rig.server.behaveNext(answer(405, testKey), answer(status, { detail: testKey, [testKey]: [testKey] }));
    reports.push(await rig.run({ endpoint: rig.named, network, real: true }, { onEnd }));
  }
  for (const bytes of [`HTTP/1.1 407 ${echo}\r\n\r\n${echo}`, `HTTP/1.1 200 ${echo}\r\nx: ${echo}`, echo]) {
    rig.proxy.fault = { kind: 'raw', bytes: `${bytes}\r\n\r\n` };
    reports.push(await rig.run({ endpoint: rig.named, network, real: true }, { onEnd }));
  }
  const seen = JSON.stringify(reports);
  expect(rig.server.requests.some(({ form }) => form?.apiKey === testKey)).toBe(true);
  for (const secret of [testKey, testKey.slice(5, 25), credentials.password, ...echo.split(' ')])
    expect(seen).not.toContain(secret);
});

test('the shipped picture is small, whole, without metadata, and what lies in the folder', () => {
  const { hardCapBytes } = defaults.picture;
  const inspected = inspectPicture(testPicture.bytes, { origin: 'camera', hardCapBytes });
  expect(inspected).toMatchObject({ ok: true, value: { format: 'jpeg', width: 360, height: 440 } });
  expect(testPicture.bytes.length).toBeLessThan(40_000);
  expect(Buffer.from(testPicture.bytes)).toEqual(
    readFileSync(new URL('./test-picture.jpg', import.meta.url)),
  );
});
