import { accessSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { judgePicture } from './judge.ts';
import type { ServiceMessage } from './launch.ts';
import { createDemoServer } from './server.ts';

/**
 * The demonstration service's own process. Arguments: `--models FOLDER --port N` (0: any free port).
 * It notifies its parent when it listens, loads the models meanwhile, and ends when its parent does.
 */
const parent = connectToParent();
try {
  start(parent);
} catch (error) {
  giveUp(parent, error);
}

function start(parent: Parent): void {
  const { values } = parseArgs({ options: { models: { type: 'string' }, port: { type: 'string' } } });
  const { models = '', port = '0' } = values;
  accessSync(join(models, 'blazeface.json'));
  const judging = loadJudging(models);
  judging.catch((error: unknown) => giveUp(parent, error));
  const server = createDemoServer(async (picture) => (await judging)(picture));
  server.once('error', (error) => giveUp(parent, error));
  // Loopback only, by address and not by name: the service has no real authentication.
  server.listen(Number(port), '127.0.0.1', () => {
    parent.notify({ kind: 'listening', port: (server.address() as AddressInfo).port });
  });
}

/** Imported late: the server should listen before TensorFlow.js is parsed. */
async function loadJudging(models: string) {
  const { loadFaceModels } = await import('./model/face-models.ts');
  const scoreFace = await loadFaceModels(models);
  return (picture: Buffer) => judgePicture(scoreFace, picture);
}

function giveUp(parent: Parent, error: unknown): void {
  // Only what went wrong while starting, so neither a picture nor a key can be in it.
  parent.notify({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
  // A moment for the message to get out: both kinds of channel send asynchronously.
  setTimeout(() => process.exit(1), 100);
}

interface Parent {
  notify(message: ServiceMessage): void;
}

/** The part of Electron's utility process that is used here; plain Node has no `process.parentPort`. */
interface ParentPort {
  postMessage(message: unknown): void;
}

/**
 * Finds the parent, an Electron main process or a Node process that forked this one, and makes sure that this
 * process ends when the parent ends, for any reason: no orphan keeps a port and the models in memory.
 * @throws when the process was started by hand
 */
function connectToParent(): Parent {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
  // Chromium itself ends a utility process as soon as the browser process is gone.
  if (parentPort !== undefined) return { notify: (message) => parentPort.postMessage(message) };
  if (process.send === undefined) throw new Error('The demonstration service is started by the kiosk.');
  process.once('disconnect', () => process.exit(0));
  return { notify: (message) => void process.send?.(message) };
}
