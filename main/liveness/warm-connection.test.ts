import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { idleLimitMs, WarmConnection } from './client.ts';

let server: Server;
let accepted: Socket[];
let opened: Socket[];
let warm: WarmConnection;
const never = new AbortController().signal;

beforeEach(async () => {
  accepted = [];
  opened = [];
  server = createServer((socket) => accepted.push(socket.on('error', () => undefined))).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  warm = new WarmConnection(async () => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    opened.push(socket);
    await once(socket, 'connect');
    return socket;
  });
  // Only our own timers and clock: the sockets are real. No client of undici here: its clock would stop for the files that come after.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
  warm.close();
  for (const socket of [...opened, ...accepted]) socket.destroy();
  server.close();
});

/** Turn by turn of the event loop: `vi.waitFor` would advance the clock with each poll. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}

test('a connection older than the limit is replaced while a person is at the kiosk, and dropped later', async () => {
  await warm.warmUp();
  // Five limits fit into the 90 s for which a connection is kept fresh; the sixth ends it.
  for (let count = 2; count <= 6; count += 1) {
    vi.advanceTimersByTime(idleLimitMs);
    await until(() => opened.at(-1)?.readyState === 'open');
    await new Promise(setImmediate);
    expect(opened).toHaveLength(count);
    expect(opened.at(-2)?.destroyed).toBe(true);
  }
  vi.advanceTimersByTime(idleLimitMs);
  await new Promise(setImmediate);
  expect(opened).toHaveLength(6);
  expect(opened.every((socket) => socket.destroyed)).toBe(true);
});

test('a taken connection belongs to its check and is not replaced', async () => {
  await warm.warmUp();
  const { socket } = await warm.take(never);
  vi.advanceTimersByTime(10 * idleLimitMs);
  expect(socket.destroyed).toBe(false);
  expect(opened).toEqual([socket]);
});

test('bytes that nobody asked for make a connection unusable', async () => {
  await warm.warmUp();
  await until(() => accepted.length === 1);
  accepted[0]?.write('HTTP/1.1 408 Request Timeout\r\n\r\n');
  await once(opened[0] as Socket, 'close');
  expect((await warm.take(never)).socket).toBe(opened[1]);
});

test('a server that closes at once is not asked again and again', async () => {
  await warm.warmUp();
  await until(() => accepted.length === 1);
  accepted[0]?.end();
  await once(opened[0] as Socket, 'close');
  await new Promise(setImmediate);
  expect(opened).toHaveLength(1);
});

test('a connection that broke while it was handed over is not held', async () => {
  const broken = new WarmConnection(async () => {
    const { socket } = await warm.take(never);
    return opened.length === 1 ? socket.destroy() : socket;
  });
  await broken.warmUp();
  expect((await broken.take(never)).socket).toBe(opened[1]);
});

test('a refresh that fails is no error: the check opens a connection', async () => {
  const results = [
    () => warm.take(never),
    () => Promise.reject(new Error('no connection')),
    () => warm.take(never),
  ];
  const flaky = new WarmConnection(async () => (await results.shift()!()).socket);
  await flaky.warmUp();
  vi.advanceTimersByTime(idleLimitMs);
  await until(() => results.length === 1);
  expect((await flaky.take(never)).socket).toBe(opened[1]);
});

test('a cancelled check does not wait for the connection that is being opened', async () => {
  let finish = (_: Socket) => {};
  const slow = new WarmConnection(() => new Promise((resolve) => (finish = resolve)));
  const warming = slow.warmUp();
  const cancel = new AbortController();
  const taking = slow.take(cancel.signal);
  cancel.abort();
  await expect(taking).rejects.toMatchObject({ phase: 'network', reason: 'ETIMEDOUT' });
  finish((await warm.take(never)).socket);
  await warming;
  slow.close();
  expect(opened[0]?.destroyed).toBe(true);
});

test('closed while a connection is being opened: the opening is given up', async () => {
  let given: AbortSignal | undefined;
  const slow = new WarmConnection((cancel) => {
    given = cancel;
    return new Promise(() => undefined);
  });
  void slow.warmUp();
  slow.close();
  expect(given?.aborted).toBe(true);
});

test('where the connection that is being opened fails, the check opens its own', async () => {
  let fail = (_: Error) => {};
  const results: (() => Promise<Socket>)[] = [
    () => new Promise((_, reject) => (fail = reject)),
    async () => (await warm.take(never)).socket,
  ];
  const flaky = new WarmConnection(() => results.shift()!());
  void flaky.warmUp();
  const taking = flaky.take(never);
  fail(new Error('no connection'));
  expect((await taking).socket).toBe(opened[0]);
  flaky.close();
});

test('a connection that ended before it could be kept is not handed out', async () => {
  let count = 0;
  const own = new WarmConnection(async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
    opened.push(socket);
    await once(socket, 'connect');
    // Its end has been said before anybody listened.
    if ((count += 1) === 1) await once(socket.destroy(), 'close');
    return socket;
  });
  await own.warmUp();
  const { socket } = await own.take(never);
  expect([count, socket.destroyed]).toEqual([2, false]);
  own.close();
});
