import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type HeldListener, startHeldListener } from '../../test/fakes/held-listener.ts';
import { networkFailure } from './connect-error.ts';
import { interleaveFamilies, type Lookup, openTcp } from './tcp.ts';

const held: HeldListener[] = [];
const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(held.splice(0).map((listener) => listener.close()));
  for (const server of servers.splice(0)) server.close();
});

async function startServer(host: string, port = 0): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => undefined).resume());
  server.listen(port, host);
  await once(server, 'listening');
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

async function hold(host: string, port = 0): Promise<HeldListener> {
  const listener = await startHeldListener(host, port);
  held.push(listener);
  return listener;
}

const leadingTo =
  (...addresses: string[]): Lookup =>
  async () =>
    addresses.map((address) => ({ address }));

/** Tries `service.test`, which has these addresses. */
async function open(port: number, addresses: string[], { giveUpAt = '' } = {}) {
  const tried: string[] = [];
  const limit = new AbortController();
  const opening = openTcp(
    { host: 'service.test', port },
    {
      signal: limit.signal,
      failureOf: networkFailure,
      lookup: leadingTo(...addresses),
      onName(host, address) {
        tried.push(`${host} ${address}`);
        if (address === giveUpAt) limit.abort();
      },
    },
  );
  const result = await opening.catch((error: unknown) => error);
  return { result, tried };
}
const reachedAt = (result: unknown) =>
  (result as { socket?: { remoteAddress?: string } }).socket?.remoteAddress;
const close = (result: unknown) => (result as { socket?: { destroy(): void } }).socket?.destroy();

// Only Linux drops what a full queue can't take.
const linux = process.platform === 'linux';
if (!linux)
  process.stdout.write('Silent addresses are played on Linux only: elsewhere a full queue refuses.\n');

describe.runIf(linux)('addresses that are silent', () => {
  it('one early 1xx is skipped, whatever follows', async () => {
    const { port } = await hold('127.0.0.2');
    await startServer('127.0.0.1', port);
    const { result, tried } = await open(port, ['127.0.0.2', '127.0.0.1']);
    expect(reachedAt(result)).toBe('127.0.0.1');
    expect(tried).toEqual(['service.test 127.0.0.2', 'service.test 127.0.0.1']);
    close(result);
  });

  it('a handshake that takes four times as long as the delay between attempts succeeds', async () => {
    const slow = await hold('127.0.0.3');
    await hold('127.0.0.2', slow.port);
    const { signal } = new AbortController();
    const { socket, roundTripMs } = await openTcp(
      { host: 'service.test', port: slow.port },
      {
        signal,
        failureOf: networkFailure,
        lookup: leadingTo('127.0.0.3', '127.0.0.2'),
        // Both were begun, neither was answered: the first one's SYN is repeated after a second.
        onName: (_, address) => address === '127.0.0.2' && slow.letGo(),
      },
    );
    expect(socket.remoteAddress).toBe('127.0.0.3');
    expect(roundTripMs).toBeGreaterThan(500);
    socket.destroy();
  });

  it('all of them: timed out, when the time is up', async () => {
    const { port } = await hold('127.0.0.2');
    await hold('127.0.0.3', port);
    const { result, tried } = await open(port, ['127.0.0.2', '127.0.0.3'], { giveUpAt: '127.0.0.3' });
    expect(result).toMatchObject({ reason: 'ETIMEDOUT', kind: 'timed-out' });
    expect(tried).toHaveLength(2);
  });

  it('the failure reported is that of an address that refuses, not of silent ones', async () => {
    const { port } = await hold('127.0.0.2');
    await hold('127.0.0.3', port);
    // The last one is tried as soon as the second has refused.
    const addresses = ['127.0.0.2', '127.0.0.1', '127.0.0.3'];
    const { result } = await open(port, addresses, { giveUpAt: '127.0.0.3' });
    expect(result).toMatchObject({ reason: 'ECONNREFUSED', kind: 'refused' });
  });

  it('attempts that lost the race are closed', async () => {
    const { port } = await hold('127.0.0.2');
    await startServer('127.0.0.1', port);
    const { result } = await open(port, ['127.0.0.2', '127.0.0.1']);
    const connecting = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPConnectWrap');
    await expect.poll(connecting, { timeout: 60_000 }).toEqual([]);
    close(result);
  });
});

it('after a failed address the next one starts at once; an answer is reported before a missing route', async () => {
  const port = await startServer('127.0.0.1');
  const reached = await open(port, ['255.255.255.255', '127.0.0.1']);
  expect(reachedAt(reached.result)).toBe('127.0.0.1');
  close(reached.result);
  servers.splice(0)[0]?.close();
  const { result, tried } = await open(port, ['127.0.0.1', '255.255.255.255']);
  expect(result).toMatchObject({ reason: 'ECONNREFUSED', kind: 'refused' });
  expect(tried).toHaveLength(2);
});

it('the round trip is that of the address that was reached', async () => {
  const port = await startServer('127.0.0.1');
  const lookup: Lookup = () => new Promise((resolve) => setTimeout(resolve, 300, [{ address: '127.0.0.1' }]));
  const { signal } = new AbortController();
  const startedAt = performance.now();
  const { socket, roundTripMs } = await openTcp(
    { host: 'service.test', port },
    { signal, failureOf: networkFailure, lookup },
  );
  expect(roundTripMs).toBeLessThan(performance.now() - startedAt - 250);
  socket.destroy();
});

it('a name without addresses, and a name server that does not answer', async () => {
  expect((await open(1, [])).result).toMatchObject({ reason: 'ENOTFOUND', kind: 'name-not-found' });
  const giveUp = new AbortController();
  const opening = openTcp(
    { host: 'service.test', port: 1 },
    { signal: giveUp.signal, failureOf: networkFailure, lookup: () => new Promise(() => undefined) },
  );
  giveUp.abort();
  await expect(opening).rejects.toMatchObject({ reason: 'EAI_AGAIN', kind: 'name-not-found' });
});

it('address families alternate', () => {
  expect(interleaveFamilies(['2001:db8::1', '2001:db8::2', '2001:db8::3', '192.0.2.1'])).toEqual([
    '2001:db8::1',
    '192.0.2.1',
    '2001:db8::2',
    '2001:db8::3',
  ]);
  expect(interleaveFamilies(['192.0.2.1', '192.0.2.2', '2001:db8::1'])).toEqual([
    '192.0.2.1',
    '2001:db8::1',
    '192.0.2.2',
  ]);
  expect(interleaveFamilies([])).toEqual([]);
});
