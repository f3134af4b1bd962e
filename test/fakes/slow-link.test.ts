import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startSlowLink, type LinkQuality, type SlowLink } from './slow-link.ts';

let echo: Server;
let link: SlowLink;
let socket: Socket;
beforeEach(async () => {
  echo = createServer((near) => near.pipe(near)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  // Simulated time: it advances from one of the link's timers to the next, and stops while bytes are on their way.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(async () => {
  vi.useRealTimers();
  socket.destroy();
  await link.close();
  echo.close();
});

async function open(quality: LinkQuality): Promise<void> {
  link = await startSlowLink((echo.address() as AddressInfo).port, quality);
  socket = connect(link.port, '127.0.0.1');
  await once(socket, 'connect');
}

/** How long it takes until this many bytes have been echoed, ms of simulated time. */
async function echoMs(bytes: number): Promise<number> {
  const startedAt = performance.now();
  let left = bytes;
  const count = (part: Buffer) => (left -= part.length);
  socket.on('data', count).write(Buffer.alloc(bytes));
  while (left > 0) {
    await new Promise(setImmediate);
    if (vi.getTimerCount() > 0) vi.advanceTimersToNextTimer();
  }
  socket.off('data', count);
  return performance.now() - startedAt;
}

test('opening costs a round trip, and so does each question', async () => {
  await open({ roundTripMs: 200 });
  expect([await echoMs(1), await echoMs(1)]).toEqual([400, 200]);
});

test('the bandwidth holds', async () => {
  await open({ roundTripMs: 100, upBytesPerSecond: 20_000 });
  await echoMs(1);
  // A second of transfer, and half a round trip each way.
  expect(await echoMs(20_000)).toBeGreaterThanOrEqual(1099);
});
