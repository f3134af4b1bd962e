import { WorkerGuide } from './worker-guide.ts';

/** Vite bundles the worker because its address is written out right here. */
function startWorker(): Worker {
  return new Worker(new URL('./worker/face.worker.ts', import.meta.url), { type: 'module', name: 'face' });
}

/**
 * The guide of this page. Its worker starts with the first `prepare`.
 * @param video plays the open camera's stream; null while none is open
 */
export function createGuide(video: () => HTMLVideoElement | null): WorkerGuide {
  return new WorkerGuide({ startWorker, base: new URL('./face/', document.baseURI).href, video });
}
