import { connect } from 'node:net';
import { once } from 'node:events';
import { type ChildProcess, fork } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { buildService, type BuiltService } from '../../test/demo/built-service.ts';
import {
  forkService,
  launchDemoService,
  launchDemoServiceInNode,
  locateService,
  type ServiceProcess,
} from './launch.ts';

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

/** Whether a process accepts connections there. */
async function isOpen(port: number | string, host = '127.0.0.1'): Promise<boolean> {
  const socket = connect({ port: Number(port), host });
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

test('closing does not count as a crash', async () => {
  const { started, start } = crashable();
  const service = await launchDemoService(start, built.models);
  await service.close();
  expect(started).toHaveLength(1);
  expect(await isOpen(service.endpoint.port)).toBe(false);
});

const face = fileURLToPath(new URL('../../test/fixtures/astronaut.png', import.meta.url));

async function ask(endpoint: URL, apiKey: string): Promise<Response> {
  const form = new FormData();
  form.set('api_key', apiKey);
  form.set('image', new File([await readFile(face)], 'face.png', { type: 'image/png' }));
  return fetch(endpoint, { method: 'POST', body: form });
}

test('computes its answer in a process that has no node_modules', async () => {
  const service = await launchDemoServiceInNode(built);
  try {
    const answer = (await (await ask(service.endpoint, service.apiKey)).json()) as { prediction: string };
    expect(Number(answer.prediction)).toBeGreaterThan(0);
    expect(answer).toMatchObject({ result: true, failure_reason: null });
  } finally {
    await service.close();
  }
});

test('listens on loopback only, and no longer once it is closed', async () => {
  const service = await launchDemoServiceInNode(built);
  const port = Number(service.endpoint.port);
  // 127.0.0.2 answers on Linux when a server listens on all addresses; the others are this machine's own.
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  expect(service.endpoint.hostname).toBe('127.0.0.1');
  expect(await isOpen(port, '127.0.0.1')).toBe(true);
  for (const host of ['127.0.0.2', '::1', ...others]) expect(await isOpen(port, host), host).toBe(false);
  await service.close();
  expect(await isOpen(port, '127.0.0.1')).toBe(false);
});

test('ends when its parent is killed', async () => {
  const parent = await startParent();
  const [{ port }] = (await once(parent, 'message')) as [{ port: number }];
  expect(await isOpen(port, '127.0.0.1')).toBe(true);
  parent.kill('SIGKILL');
  // Nothing closes the port but the end of the service's process.
  await expect.poll(() => isOpen(port, '127.0.0.1'), { timeout: 240_000, interval: 50 }).toBe(false);
});

/** A parent that starts the service's process by itself and says where it listens. */
async function startParent(): Promise<ChildProcess> {
  const script = join(built.models, 'parent.mjs');
  await writeFile(
    script,
    `import { fork } from 'node:child_process';
     const [entry, models] = process.argv.slice(2);
     const service = fork(entry, ['--models', models, '--port', '0'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
     service.on('message', ({ port }) => process.send({ port }));`,
  );
  return fork(script, [built.entry, built.models], { execArgv: [] });
}

test('says why when it cannot start', async () => {
  const missing = { entry: built.entry, models: join(built.models, 'nowhere') };
  await expect(launchDemoServiceInNode(missing)).rejects.toThrow(/did not start: ENOENT/);
  const noEntry = { entry: join(built.models, 'nowhere.js'), models: built.models };
  await expect(launchDemoServiceInNode(noEntry)).rejects.toThrow(/did not start: its process ended/);
});

test('finds the built service beside its own code or one folder above, and says so where there is none', async () => {
  const main = join(built.entry, '..');
  const expected = { entry: built.entry, models: built.models };
  expect(locateService(pathToFileURL(join(main, 'index.js')).href)).toEqual(expected);
  expect(locateService(pathToFileURL(join(main, 'chunks', 'launch.js')).href)).toEqual(expected);
  expect(() => locateService()).toThrow(/npm run build/);
});
