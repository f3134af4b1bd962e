import { WorkerFaceObserver } from './worker-observer.ts';

/** Makes the worker. Vite bundles it because the address is written out right here. */
export function createFaceObserver(): WorkerFaceObserver {
  const worker = new Worker(new URL('./face.worker.ts', import.meta.url), { type: 'module', name: 'face' });
  return new WorkerFaceObserver(worker, new URL('./face/', document.baseURI).href);
}
