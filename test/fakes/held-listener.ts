import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

/** Listens with a queue for two connections, then accepts no connection until `letGo` is called. */
const program = `
const { createServer } = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');
const server = createServer((socket) => socket.on('error', () => undefined).resume());
server.listen({ host: workerData.host, port: workerData.port, backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  Atomics.wait(new Int32Array(workerData.hold), 0, 0);
});
`;

export interface HeldListener {
  readonly port: number;
  /** From now on connections are accepted; a waiting one is established with the next SYN that TCP repeats (after 1 s, 3 s …). */
  letGo(): void;
  close(): Promise<void>;
}

/**
 * An address of loopback that drops every SYN, as a firewall does: a listener on Linux whose queue of connections is full. Needs
 * no rights. Elsewhere a full queue refuses.
 */
export async function startHeldListener(host: string, port = 0): Promise<HeldListener> {
  const hold = new SharedArrayBuffer(4);
  const worker = new Worker(program, { eval: true, workerData: { host, port, hold } });
  const [bound] = (await once(worker, 'message')) as [number];
  const fillers: Socket[] = [];
  for (let filled = 0; filled < 2; filled += 1) {
    const filler = connect({ host, port: bound }).on('error', () => undefined);
    await once(filler, 'connect');
    fillers.push(filler);
  }
  const letGo = () => {
    const flag = new Int32Array(hold);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  };
  return {
    port: bound,
    letGo,
    async close() {
      letGo();
      for (const filler of fillers) filler.destroy();
      await worker.terminate();
    },
  };
}
