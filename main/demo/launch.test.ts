import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { buildService, type BuiltService } from '../../test/demo/built-service.ts';
import { forkService, launchDemoService, type ServiceProcess } from './launch.ts';

let built: BuiltService;
beforeAll(async () => {
  built = await buildService();
});
afterAll(() => built.remove());

/** The real process, with a way to make it crash. */
function crashable() {
  const started: ServiceProcess[] = [];
  const start = (serviceArguments: readonly string[]) => {
    const service = forkService(built.entry, serviceArguments);
    started.push(service);
    return service;
  };
  return { started, start, crash: () => started.at(-1)?.kill() };
}

async function isOpen(port: string): Promise<boolean> {
  const socket = connect(Number(port), '127.0.0.1');
  const opened = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return opened;
}

/** For hangs only. */
const patiently = { timeout: 240_000, interval: 20 };

test('a crashed service comes back on the same port, three times and no more', async () => {
  const { started, start, crash } = crashable();
  // All four crashes are within the counted minute, however long a start takes here.
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const service = await launchDemoService(start, built.models);
  const { port } = service.endpoint;
  for (const times of [2, 3, 4]) {
    crash();
    await expect.poll(() => started.length, patiently).toBe(times);
    await expect.poll(() => isOpen(port), patiently).toBe(true);
  }
  const last = new Promise<void>((resolve) => started.at(-1)?.onExit(resolve));
  crash();
  await last;
  await service.close();
  expect(started).toHaveLength(4);
  expect(await isOpen(port)).toBe(false);
});

test('closing is not taken for a crash', async () => {
  const { started, start } = crashable();
  const service = await launchDemoService(start, built.models);
  await service.close();
  expect(started).toHaveLength(1);
  expect(await isOpen(service.endpoint.port)).toBe(false);
});
