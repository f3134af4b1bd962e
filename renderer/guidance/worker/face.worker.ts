import { GuideSession } from './guide-session.ts';
import { loadFaceModels } from './models/face-models.ts';
import type { Order, Report } from './protocol.ts';

/** The module worker that guides. It exchanges messages with the page only: see protocol.ts. */
let session: GuideSession | null = null;

addEventListener('message', ({ data: order }: MessageEvent<Order>) => {
  obey(order).catch((error: unknown) => {
    session?.stop();
    tell({ kind: 'failed', reason: reasonOf(error) });
  });
});

async function obey(order: Order): Promise<void> {
  switch (order.kind) {
    case 'load':
      return load(order.base);
    case 'follow': {
      const { followId, rotation } = order;
      loaded().follow(rotation, (event) => tell({ kind: 'event', followId, event }));
      return;
    }
    case 'frame': {
      const from = performance.now();
      await loaded().see(order.frame, order.atMs);
      return tell({ kind: 'looked', followId: order.followId, tookMs: performance.now() - from });
    }
    case 'take': {
      const { takeId, mode, limits } = order;
      const picture = await loaded().take(mode, limits);
      return tell({ kind: 'taken', takeId, picture }, picture ? [picture.bytes.buffer] : []);
    }
    case 'stop':
      return session?.stop();
    case 'ping':
      return tell({ kind: 'alive' });
  }
}

async function load(base: string): Promise<void> {
  try {
    session = new GuideSession(await loadFaceModels(base));
    tell({ kind: 'loaded' });
  } catch (error) {
    tell({ kind: 'notLoaded', reason: reasonOf(error) });
  }
}

function loaded(): GuideSession {
  if (!session) throw new Error('asked for guidance before the models were loaded');
  return session;
}

function tell(report: Report, transfer: Transferable[] = []): void {
  // The DOM's types take this for a window, whose second parameter is an origin.
  (postMessage as (message: Report, transfer: Transferable[]) => void)(report, transfer);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
