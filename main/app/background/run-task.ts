import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { TaskName, Tasks } from './tasks.ts';

export interface Order {
  readonly name: TaskName;
  readonly input: unknown;
  /** The requests that a task may send to main. */
  readonly calls: readonly string[];
}

export type FromWorker =
  | { readonly kind: 'call'; readonly call: string; readonly argument: unknown }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly reason: string };

export interface FromMain {
  readonly answer: unknown;
}

/** The functions of `tasks`, each run in its own thread. Rejects with the system's error code (ENOENT …) where a task throws or its thread ends. */
export type Background = {
  readonly [N in TaskName]: (...given: Parameters<Tasks[N]>) => Promise<Awaited<ReturnType<Tasks[N]>>>;
};

/** A file of records is 20 MB at most, and no task holds more than one: more than this is a fault, which then ends the thread alone. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** @param entry path of the built worker.ts */
export function openBackground(entry: string): Background {
  const away =
    <N extends TaskName>(name: N) =>
    (...[input, calls]: readonly unknown[]) =>
      runAway(entry, { name, input }, (calls ?? {}) as Calls) as Promise<Awaited<ReturnType<Tasks[N]>>>;
  return {
    exportDays: away('exportDays'),
    retire: away('retire'),
    describeDay: away('describeDay'),
    readFailures: away('readFailures'),
    writeSupportFile: away('writeSupportFile'),
    fitsPins: away('fitsPins'),
    hashPin: away('hashPin'),
  };
}

type Calls = Readonly<Record<string, (argument: unknown) => unknown>>;

function runAway(entry: string, task: Omit<Order, 'calls'>, calls: Calls): Promise<unknown> {
  const workerData: Order = { ...task, calls: Object.keys(calls) };
  return new Promise((resolve, reject) => {
    // Nothing of main's environment: there may be a key in it.
    const worker = new Worker(entry, { workerData, resourceLimits, env: {}, execArgv: [] });
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'done') resolve(message.output);
      else if (message.kind === 'failed') reject(new Error(message.reason));
      else void answer(worker, calls[message.call], message.argument).catch(fail);
    });
    const fail = (error: unknown) => {
      reject(error instanceof Error ? error : new Error('unknown'));
      void worker.terminate();
    };
    worker.on('error', fail);
    worker.on('exit', () => reject(new Error('the thread ended')));
  });
}

async function answer(worker: Worker, call: Calls[string] | undefined, argument: unknown): Promise<void> {
  if (!call) throw new Error('a task asked for what it was not given');
  const reply: FromMain = { answer: await call(argument) };
  // Yield to other work of the main thread first: a task that asks again at once would otherwise be served before it.
  await setImmediate();
  worker.postMessage(reply);
}
