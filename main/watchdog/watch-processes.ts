import type { App, Details } from 'electron';
import type { TroubleKind } from './fault.ts';

export interface ProcessLoss {
  readonly what: TroubleKind;
  readonly reason: string;
  /** Whether the page has to be reloaded. */
  readonly endsPage: boolean;
}

/** The effect of losing one of Chromium's processes. Null: none. */
export function readLoss({
  type,
  serviceName,
  reason,
}: Pick<Details, 'type' | 'serviceName' | 'reason'>): ProcessLoss | null {
  // Chromium ends unused services itself.
  if (reason === 'clean-exit') return null;
  if (type === 'GPU') return { what: 'graphics', reason, endsPage: true };
  if (serviceName?.startsWith('network.')) return { what: 'network', reason, endsPage: true };
  // To the page this looks like an unplugged camera: it shows that and opens the camera again, main identifies it, and the
  // customer need not start again.
  if (serviceName?.startsWith('video_capture.')) return { what: 'camera', reason, endsPage: false };
  return null;
}

/** Calls back for each process of Chromium's that was lost. The page's own is watched elsewhere. */
export function watchProcesses(app: App, onLoss: (loss: ProcessLoss) => void): void {
  app.on('child-process-gone', (_event, details) => {
    const loss = readLoss(details);
    if (loss) onLoss(loss);
  });
}
