import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fork } from 'node:child_process';
import { defaultDemoKey } from './keys.ts';
import { servicePath } from './answers.ts';

/** Messages from the service's process to the process that started it. */
export type ServiceMessage =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** The embedded service while it runs. */
export interface DemoService {
  /** Stays the same when the service has to be started again. */
  readonly endpoint: URL;
  /** The key with which the picture decides. */
  readonly apiKey: string;
  /** Ends the process; resolves when it is gone. In plain Node the parent cannot end before. */
  close(): Promise<void>;
}

/** A started process, in Electron or in plain Node. Listeners are added at once, before it can have sent anything. */
export interface ServiceProcess {
  onMessage(listener: (message: ServiceMessage) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

type StartProcess = (serviceArguments: readonly string[]) => ServiceProcess;

/** It listens after some 100 ms; a busy or cold machine may need far longer. */
const startLimitMs = 20_000;
/** A process that crashes more often within the time below is broken, and is not restarted. */
const maxRestarts = 3;
const restartWindowMs = 60_000;

/**
 * Starts the service and keeps it running: a crash starts it again on the same port, three times a minute at
 * most; after that connections are refused.
 * @throws {Error} saying why, when it does not start in the first place
 */
export async function launchDemoService(
  startProcess: StartProcess,
  modelsFolder: string,
): Promise<DemoService> {
  let closing = false;
  let restarts: number[] = [];
  let running = await startListening(startProcess, modelsFolder, 0);
  const { port } = running;

  let restarting = Promise.resolve();
  const watch = () => void running.gone.then(() => (restarting = restart()));
  const restart = async (): Promise<void> => {
    const now = performance.now();
    restarts = [...restarts.filter((at) => now - at < restartWindowMs), now];
    if (closing || restarts.length > maxRestarts) return;
    try {
      running = await startListening(startProcess, modelsFolder, port);
    } catch {
      return restart();
    }
    if (closing) running.process.kill();
    else watch();
  };
  watch();

  return {
    endpoint: new URL(servicePath, `http://127.0.0.1:${port}`),
    apiKey: defaultDemoKey,
    close: async () => {
      closing = true;
      running.process.kill();
      await restarting;
      await running.gone;
    },
  };
}

interface Running {
  readonly process: ServiceProcess;
  readonly port: number;
  readonly gone: Promise<void>;
}

function startListening(startProcess: StartProcess, modelsFolder: string, port: number): Promise<Running> {
  const service = startProcess(['--models', modelsFolder, '--port', String(port)]);
  const gone = new Promise<void>((resolve) => service.onExit(resolve));
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(limit);
      service.kill();
      reject(new Error(`The demonstration service did not start: ${reason}`));
    };
    const limit = setTimeout(() => fail(`no word from it within ${startLimitMs / 1000} s`), startLimitMs);
    service.onMessage((message) => {
      if (message.kind === 'failed') return fail(message.reason);
      clearTimeout(limit);
      resolve({ process: service, port: message.port, gone });
    });
    void gone.then(() => fail('its process ended at once'));
  });
}

/** Where a build keeps what the service's process needs. */
export interface ServiceFiles {
  /** The bundled entry, an ES module. */
  readonly entry: string;
  /** What `build/demo-models/collect.mjs` made. */
  readonly models: string;
}

/**
 * Finds the service in the build that this code is part of: `demo-service.js` in the folder of the main
 * process's bundle or, seen from a chunk, just above, and `demo-models` beside that folder.
 * @param from a module's URL inside the build
 * @throws {Error} when run from the sources, which hold no built service
 */
export function locateService(from: string = import.meta.url): ServiceFiles {
  const here = dirname(fileURLToPath(from));
  const main = [here, dirname(here)].find((folder) => existsSync(join(folder, 'demo-service.js')));
  if (main === undefined) throw new Error('The demonstration service is not built. Run: npm run build');
  return { entry: join(main, 'demo-service.js'), models: join(dirname(main), 'demo-models') };
}

/**
 * Starts the embedded service from plain Node, in a process of its own.
 * @param files where the built service is; by default in the build that this code is part of
 * @throws {Error} saying why it did not start
 */
export function launchDemoServiceInNode(files: ServiceFiles = locateService()): Promise<DemoService> {
  return launchDemoService((serviceArguments) => forkService(files.entry, serviceArguments), files.models);
}

/** A process that runs the built service. Its output is discarded: it contains nothing for the log. */
export function forkService(entry: string, serviceArguments: readonly string[]): ServiceProcess {
  const child = fork(entry, serviceArguments, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // The parent's debugger or loader options must not be passed on to it.
    execArgv: [],
  });
  return {
    onMessage: (listener) => void child.on('message', (message) => listener(message as ServiceMessage)),
    // 'error' without 'exit': the process could not be started at all.
    onExit: (listener) => void child.once('exit', listener).once('error', () => listener()),
    kill: () => void child.kill(),
  };
}
