import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { liveAnswer, notLiveAnswer } from '../../test/fakes/behaviour.ts';
import { hangMs, hugePicture, smallPicture, testKey } from '../../test/fakes/client-rig.ts';
import { createLivenessClient } from './client.ts';
import type { LivenessClient } from './outcome.ts';

let server: Server;
let client: LivenessClient;
/** The server's ends of the connections, in the order in which they were opened. */
let accepted: Socket[];

afterEach(async () => {
  await client.close();
  for (const socket of accepted) socket.destroy();
  server.close();
});

/** A server at socket level: the test decides what it sends, byte by byte. */
async function startServer(onConnection: (socket: Socket, number: number) => void): Promise<void> {
  accepted = [];
  server = createServer({ noDelay: true }, (socket) => {
    accepted.push(socket.on('error', () => undefined));
    onConnection(socket, accepted.length);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  client = createLivenessClient({
    endpoint: new URL(`http://127.0.0.1:${port}/short/`),
    apiKey: testKey,
    deadlineMs: 120_000,
  });
}

function response(body: object): string {
  const json = JSON.stringify(body);
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${json.length}\r\n\r\n${json}`;
}
const whole = response(liveAnswer);
const notLive = response(notLiveAnswer);

/** Calls back when a request is complete, that is, its closing line has arrived. */
function onRequest(socket: Socket, callback: () => void): void {
  let last = '';
  socket.on('data', (bytes: Buffer) => {
    last = (last + bytes.subarray(-80).toString('latin1')).slice(-80);
    if (!/\r\n-+[^\r\n]*--\r\n$/.test(last)) return;
    last = '';
    callback();
  });
}

const early = {
  ok: false,
  error: { code: 'invalid-answer', staffDetail: 'the answer came before the picture had been sent' },
};

test('a 200 at the connection, before a byte of the picture was read, is no answer to it', async () => {
  await startServer((socket) => socket.write(whole));
  expect(await client.check(hugePicture)).toEqual(early);
  accepted[0]?.resume();
  await once(accepted[0] as Socket, 'close');
});

test('nor is one after the first bytes of the picture', async () => {
  await startServer((socket) => socket.once('data', () => socket.write(whole)));
  expect(await client.check(hugePicture)).toEqual(early);
});

test('nor one whose head alone came early and whose body came in time', async () => {
  const headLength = whole.indexOf('{');
  await startServer((socket) => {
    socket.once('data', () => socket.write(whole.slice(0, headLength)));
    onRequest(socket, () => socket.end(whole.slice(headLength)));
  });
  expect(await client.check(hugePicture)).toEqual(early);
});

test('nor one that begins early with a single byte', async () => {
  await startServer((socket) => {
    socket.write(whole.slice(0, 1));
    onRequest(socket, () => socket.end(whole.slice(1)));
  });
  expect(await client.check(hugePicture)).toMatchObject(early);
});

test('a connection opened ahead that has received data is not used', async () => {
  await startServer((socket, number) => {
    if (number > 1) onRequest(socket, () => socket.write(whole));
  });
  await client.warmUp();
  await expect.poll(() => accepted.length, { timeout: hangMs }).toBe(1);
  accepted[0]?.write(notLive);
  await once(accepted[0] as Socket, 'close');
  expect(await client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
  expect(accepted).toHaveLength(2);
});

test('a late second answer on the connection of one person does not reach the next', async () => {
  await startServer((socket, number) => {
    onRequest(socket, () => socket.write(number === 1 ? `${notLive}${whole}` : notLive));
  });
  expect(await client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'not-live' } });
  expect(await client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'not-live' } });
  expect(accepted).toHaveLength(2);
});

test.each([
  ['100 Continue', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ['two of them', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\nx: y\r\n\r\n'],
  ['an empty line before it', '\r\n'],
  ['102 and 103', 'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'],
])('informational answers before the final one are skipped: %s', async (_, informational) => {
  await startServer((socket) => onRequest(socket, () => socket.write(`${informational}${whole}`)));
  expect(await client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
});

test('an informational answer while the picture is on its way is none to it, nor does it disturb', async () => {
  await startServer((socket) => {
    for (const byte of 'HTTP/1.1 100 Continue\r\n\r\n') socket.write(byte);
    onRequest(socket, () => socket.write(whole));
  });
  expect(await client.check(hugePicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
});

test('an informational answer without an end is not waited for beyond its limit', async () => {
  await startServer((socket) =>
    onRequest(socket, () => socket.write(`HTTP/1.1 100 Continue\r\n${'x: y\r\n'.repeat(5000)}`)),
  );
  expect(await client.check(smallPicture)).toMatchObject({
    ok: false,
    error: { code: 'outcome-unknown', staffDetail: 'NOT_HTTP' },
  });
});

test.each([
  ['an SSH server', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['HTTP/2', Uint8Array.of(0, 0, 18, 4, 0, 0, 0, 0, 0)],
  ['an answer with bare line feeds', whole.replaceAll('\r\n', '\n')],
])('what is not HTTP is called so: %s', async (_, bytes) => {
  await startServer((socket) => onRequest(socket, () => socket.end(bytes)));
  expect(await client.check(smallPicture)).toEqual({
    ok: false,
    error: { code: 'outcome-unknown', staffDetail: 'NOT_HTTP', bodySent: true },
  });
});

test('a 408 says that the server never had the request: it is sent again on another connection', async () => {
  await startServer((socket, number) => {
    const timedOut = 'HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';
    onRequest(socket, () => socket.end(number === 1 ? timedOut : whole));
  });
  expect(await client.check(smallPicture)).toMatchObject({ ok: true, value: { verdict: 'live' } });
  expect(accepted).toHaveLength(2);
});

test('a 408 again and again: unreachable, recorded as sent, since gateways use it for slow back ends too', async () => {
  await startServer((socket) => {
    onRequest(socket, () => socket.end('HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n'));
  });
  expect(await client.check(smallPicture)).toEqual({
    ok: false,
    error: { code: 'unreachable', staffDetail: 'HTTP 408', bodySent: true },
  });
  expect(accepted).toHaveLength(2);
});
