import { loadLandmarker } from './landmarker.ts';
import type { Order, Report } from './protocol.ts';
import { Watcher } from './watcher.ts';

/** The module worker that looks for faces. It talks to nobody but the page: see protocol.ts. */
let watcher: Watcher | null = null;

addEventListener('message', ({ data: order }: MessageEvent<Order>) => {
  switch (order.kind) {
    case 'load':
      void load(order.base);
      break;
    case 'watch':
      void watch(order);
      break;
    case 'take':
      void take(order);
      break;
    case 'ping':
      tell({ kind: 'alive' });
      break;
    case 'collect':
    case 'forget':
    case 'stop':
      watcher?.[order.kind]();
  }
});

async function load(base: string): Promise<void> {
  const graphics = new OffscreenCanvas(1, 1);
  // The landmarker would go on and see nobody any more.
  graphics.addEventListener('webglcontextlost', () => fail(new Error('the graphics context was lost')));
  try {
    watcher = new Watcher(await loadLandmarker(base, graphics));
    tell({ kind: 'loaded' });
  } catch (error) {
    tell({ kind: 'notLoaded', reason: reasonOf(error) });
  }
}

async function watch({ watchId, frames, rotation }: Extract<Order, { kind: 'watch' }>): Promise<void> {
  try {
    if (!watcher) throw new Error('asked to watch before the model was loaded');
    await watcher.watch(frames, rotation, (observation, tookMs) =>
      tell({ kind: 'observed', watchId, observation, tookMs }),
    );
  } catch (error) {
    fail(error);
  }
}

async function take({ takeId, limits }: Extract<Order, { kind: 'take' }>): Promise<void> {
  try {
    const frame = (await watcher?.take(limits)) ?? null;
    tell({ kind: 'taken', takeId, frame }, frame ? [frame.bytes.buffer] : []);
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  watcher?.stop();
  tell({ kind: 'failed', reason: reasonOf(error) });
}

function tell(report: Report, transfer: Transferable[] = []): void {
  // The DOM's types take this for a window, whose second parameter is an origin.
  (postMessage as (message: Report, transfer: Transferable[]) => void)(report, transfer);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
