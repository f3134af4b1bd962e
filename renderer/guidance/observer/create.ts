import type { FaceObserver } from '../face-observer.ts';
import { WorkerFaceObserver } from './worker-observer.ts';

/** Vite bundles the worker because its address is written out right here. */
function startWorker(): Worker {
  return new Worker(new URL('./face.worker.ts', import.meta.url), { type: 'module', name: 'face' });
}

/** The observer of this page. Its worker starts with the first `load`. */
export function createFaceObserver(): FaceObserver {
  return new WorkerFaceObserver(startWorker, new URL('./face/', document.baseURI).href);
}
