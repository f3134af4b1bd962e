import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { reasonOf } from '../../platform/errno.ts';
import { tasks } from './tasks.ts';
import type { FromMain, FromWorker, Order } from './run-task.ts';

/** The worker thread's entry, a separate file next to main's: runs one task and ends. */
const port = parentPort!;
const { name, input, calls } = workerData as Order;
const say = (message: FromWorker) => port.postMessage(message);

/** Main's answer. One question at a time: a task waits for it before it asks the next. */
async function ask(call: string, argument: unknown): Promise<unknown> {
  say({ kind: 'call', call, argument });
  const [{ answer }] = (await once(port, 'message')) as [FromMain];
  return answer;
}

const asked = Object.fromEntries(calls.map((call) => [call, (argument: unknown) => ask(call, argument)]));
try {
  // Name and input belong together: main's side is typed (run-task.ts).
  const task = tasks[name] as unknown as (input: unknown, calls: unknown) => unknown;
  say({ kind: 'done', output: await task(input, asked) });
} catch (error) {
  say({ kind: 'failed', reason: reasonOf(error) });
}
