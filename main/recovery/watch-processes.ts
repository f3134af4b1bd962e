import type { App, Details } from 'electron';
import type { TroubleKind } from './trouble.ts';

export interface ProcessLoss {
  readonly what: TroubleKind;
  readonly reason: string;
  /** Whether the page can't go on as it is. */
  readonly endsPage: boolean;
}

/** Which of Chromium's processes a kiosk can't do without, and what their loss means. Null: nobody notices. */
export function readLoss({
  type,
  serviceName,
  reason,
}: Pick<Details, 'type' | 'serviceName' | 'reason'>): ProcessLoss | null {
  // Services go by themselves when nobody needs them.
  if (reason === 'clean-exit') return null;
  if (type === 'GPU') return { what: 'graphics', reason, endsPage: true };
  if (serviceName?.startsWith('network.')) return { what: 'network', reason, endsPage: true };
  // To the page this is a cable that was pulled: it says so and opens the camera again, main checks which one it is, and the
  // person need not begin anew.
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
