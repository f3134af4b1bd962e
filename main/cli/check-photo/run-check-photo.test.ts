import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answer, notLive } from '../../../test/fakes/behaviour.ts';
import { testKey } from '../../../test/fakes/client-rig.ts';
import { startLivenessServer, type LivenessServer } from '../../../test/fakes/liveness-server.ts';
import { astronautPng, encodeJpeg, noisyRaster } from '../../../test/fakes/pictures.ts';
import { runCheckPhoto, type CheckPhotoPorts } from './run-check-photo.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../../test/fixtures/${name}`, import.meta.url));
const sha256 = createHash('sha256').update(astronautPng()).digest('hex');
let server: LivenessServer;
let folder: string;
let ownServiceOpened: number;
let ownServiceClosed: number;

beforeEach(async () => {
  server = await startLivenessServer();
  folder = await mkdtemp(join(tmpdir(), 'check-photo-'));
  ownServiceOpened = ownServiceClosed = 0;
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const ports = (changes: Partial<CheckPhotoPorts> = {}): CheckPhotoPorts => ({
  standardInput: Readable.from([]),
  openOwnService: async () => {
    ownServiceOpened += 1;
    const close = async () => void (ownServiceClosed += 1);
    return { ok: true, value: { endpoint: server.endpoint, apiKey: 'own-key', demonstration: true, close } };
  },
  ...changes,
});

test('without options the own service judges and is closed', async () => {
  const { report, exitCode } = await runCheckPhoto([fixture('astronaut.png')], ports());
  expect(exitCode).toBe(0);
  expect(report).toEqual({
    outcome: 'live',
    score: 0.982312,
    createdAt: '2026-11-23T09:15:00.123456+05:00',
    failureReason: null,
    failureClass: null,
    code: null,
    staffDetail: null,
    durationMs: expect.any(Number),
    sentBytes: astronautPng().length,
    sha256,
    demonstration: true,
  });
  expect([ownServiceOpened, ownServiceClosed]).toEqual([1, 1]);
  expect(server.requests[0]?.form).toMatchObject({
    apiKey: 'own-key',
    image: { name: 'face.png', type: 'image/png', sha256 },
  });
});

test('a named endpoint gets the key from the file, trimmed; the own service stays closed', async () => {
  await writeFile(join(folder, 'key'), `\uFEFF${testKey}\r\n`);
  server.behave(notLive);
  const words = [
    fixture('grace_hopper.jpg'),
    '--endpoint',
    server.endpoint.href,
    '--api-key-file',
    join(folder, 'key'),
  ];
  const { report, exitCode } = await runCheckPhoto(words, ports());
  expect([exitCode, report.outcome, report.demonstration]).toEqual([1, 'not-live', false]);
  expect(server.requests[0]?.form).toMatchObject({
    apiKey: testKey,
    image: { name: 'face.jpg', type: 'image/jpeg' },
  });
  expect(ownServiceOpened).toBe(0);
});

test('a key from standard input', async () => {
  const words = [fixture('astronaut.png'), '--endpoint', server.endpoint.href, '--api-key-file', '-'];
  const { exitCode } = await runCheckPhoto(words, ports({ standardInput: Readable.from([`${testKey}\n`]) }));
  expect([exitCode, server.requests[0]?.form?.apiKey]).toEqual([0, testKey]);
});

test.each<[string, string | Buffer, RegExp]>([
  ['nothing', '', /^The key is empty/],
  ['white space', ' \r\n', /^The key is empty/],
  ['5 characters', 'short', /^Too short: 5 of/],
  ['46 characters', testKey.slice(0, 46), /^Too short: 46 of/],
  ['quotation marks', `"${testKey}"`, /in quotation marks/],
  ['a label', `API_KEY=${testKey}`, /label before the key/],
  ['JSON', JSON.stringify({ api_key: testKey }), /JSON/],
  ['two words', `${testKey} ${testKey}`, /contains a space/],
  ['a novel', 'x'.repeat(5000), /^Too long/],
  ['a longer novel', 'x'.repeat(50_000), /^Too long/],
  ['Cyrillic', 'ключ'.repeat(20), /not Latin/],
  ['UTF-16', Buffer.from(testKey, 'utf16le'), /not UTF-8/],
])('%s is no key, and is not sent: it says why and quotes nothing', async (_, text, reason) => {
  const named = [fixture('astronaut.png'), '--endpoint', server.endpoint.href, '--api-key-file'];
  await writeFile(join(folder, 'key'), text);
  for (const from of ['-', join(folder, 'key')]) {
    const piped = ports({ standardInput: Readable.from([text]) });
    const { report, exitCode } = await runCheckPhoto([...named, from], piped);
    expect([exitCode, report.code, report.sentBytes, server.begun]).toEqual([2, 'api-key-malformed', 0, 0]);
    expect(report.staffDetail).toMatch(reason);
    expect(JSON.stringify(report)).not.toContain(testKey.slice(0, 6));
  }
});

test.skipIf(process.platform === 'win32')(
  'a pipe, a folder or a device as picture or key is refused at once',
  async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    for (const [path, kind] of [
      [join(folder, 'pipe'), 'a pipe'],
      [folder, 'a folder'],
      ['/dev/zero', 'a device'],
    ] as const) {
      const asPicture = await runCheckPhoto([path], ports());
      expect(asPicture.report).toMatchObject({
        code: 'bad-picture',
        staffDetail: `the picture: This is ${kind}, not a file.`,
      });
      const asKey = await runCheckPhoto([fixture('astronaut.png'), '--api-key-file', path], ports());
      expect(asKey.report).toMatchObject({
        code: 'bad-request',
        staffDetail: `the key's file: This is ${kind}, not a file. A key is piped in with --api-key-file -.`,
      });
    }
    expect(ownServiceOpened).toBe(0);
  },
);

test.each([
  ['motion_mp4.jpg', 53_962],
  ['mpo.jpg', 40_240],
  ['mjpeg_nodht.jpg', 40_228],
  ['pixel_00e1.jpg', 53_974],
  ['idat_extra1.png', 427_142],
])('of %s the picture is sent, and the report speaks of what was sent', async (name, sentBytes) => {
  const { report, exitCode } = await runCheckPhoto([fixture(`reports/${name}`)], ports());
  expect([exitCode, report.sentBytes]).toEqual([0, sentBytes]);
  expect(server.requests[0]?.form?.image).toMatchObject({ sha256: report.sha256 });
});

test('a key file that is not there', async () => {
  const words = [
    fixture('astronaut.png'),
    '--endpoint',
    server.endpoint.href,
    '--api-key-file',
    join(folder, 'none'),
  ];
  const { report, exitCode } = await runCheckPhoto(words, ports());
  expect([exitCode, report.code, report.staffDetail]).toEqual([
    2,
    'bad-request',
    "the key's file: There is no such file.",
  ]);
});

test('an endpoint without a key file never gets the own key', async () => {
  const { report, exitCode } = await runCheckPhoto(
    [fixture('astronaut.png'), '--endpoint', server.endpoint.href],
    ports(),
  );
  expect([exitCode, report.code]).toEqual([2, 'bad-request']);
  expect([ownServiceOpened, server.connections]).toEqual([0, 0]);
});

test.each<[string, Uint8Array | null, RegExp]>([
  ['no file', null, /no such file/],
  ['an empty file', new Uint8Array(), /^empty$/],
  ['a text', Buffer.from('face'), /neither/],
  ['half a picture', astronautPng().subarray(0, 9000), /ends too early/],
  ['a large photo', encodeJpeg(noisyRaster(1280, 720), 95), /^2228261 bytes, at most 900000 are sent: /],
  ['a video', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0', 'latin1'), /^the file is a video/],
])('%s is refused before anything is started', async (_, bytes, reason) => {
  const path = join(folder, 'face.png');
  if (bytes !== null) await writeFile(path, bytes);
  const { report, exitCode } = await runCheckPhoto([path], ports());
  expect([exitCode, report.outcome, report.code, report.sentBytes]).toEqual([2, 'error', 'bad-picture', 0]);
  expect(report.staffDetail).toMatch(reason);
  expect(ownServiceOpened).toBe(0);
});

test('a file far too large for a photo is not read, and its true size is told', async () => {
  const path = join(folder, 'face.jpg');
  await writeFile(path, Uint8Array.of(0xff, 0xd8));
  await truncate(path, 5_000_000_000);
  const { report } = await runCheckPhoto([path], ports());
  expect(report.staffDetail).toBe(
    'the picture: The file is too large: 5000000000 bytes, the limit is 64000000 bytes.',
  );
});

test('an error of the service comes with its code, the key taken out', async () => {
  server.behave(answer(422, { detail: `bad key ${testKey}` }));
  const words = [fixture('astronaut.png'), '--endpoint', server.endpoint.href, '--api-key-file', '-'];
  const { report, exitCode } = await runCheckPhoto(words, ports({ standardInput: Readable.from([testKey]) }));
  expect([exitCode, report.code, report.staffDetail]).toEqual([
    2,
    'request-refused',
    'HTTP 422: bad key [key]',
  ]);
});

test('a build without a service of its own says so', async () => {
  const error = { code: 'not-configured', staffDetail: 'no key is set' } as const;
  const { report, exitCode } = await runCheckPhoto(
    [fixture('astronaut.png')],
    ports({ openOwnService: async () => ({ ok: false, error }) }),
  );
  expect(exitCode).toBe(2);
  expect(report).toMatchObject({ outcome: 'error', ...error, sentBytes: 0, sha256 });
});

test('given up by the caller', async () => {
  server.behave({ kind: 'stall', at: 'body-received' });
  const giveUp = new AbortController();
  const pending = runCheckPhoto([fixture('astronaut.png')], ports({ signal: giveUp.signal }));
  await server.waitFor(({ requests }) => requests.length === 1);
  giveUp.abort();
  expect((await pending).report.code).toBe('cancelled');
  expect(ownServiceClosed).toBe(1);
});
