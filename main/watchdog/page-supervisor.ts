import { app, powerMonitor, type BrowserWindow } from 'electron';
import { askForHeartbeat, listenForHeartbeat } from '../ipc/register.ts';
import type { Sender } from '../ipc/sender.ts';
import { waitMs } from '../platform/flavour.ts';
import type { Log } from '../platform/log.ts';
import { afterCrash, crashLoopLimits, noCrashes } from './crash-backoff.ts';
import type { ProcessFault } from './health.ts';
import { watchPage, watchProcesses } from './page-failures.ts';

export interface PageSupervisorOptions {
  readonly window: BrowserWindow;
  readonly mayStand: (url: string) => boolean;
  /** Loads the kiosk's page. Its failure is noticed by the watch. */
  readonly load: () => Promise<void>;
  /** Loads the script-free out-of-order page. */
  readonly loadOutOfOrder: () => Promise<void>;
  /** Ends the customer's session and deletes its data, before anything else happens. */
  readonly wipe: () => void;
  readonly isOwn: Sender;
  /** A customer's session or the staff console is open. */
  readonly isInUse: () => boolean;
  /** Called once for each fault; must not throw. */
  readonly onFault: (fault: ProcessFault) => void;
  readonly log: Log;
}

/** Delay before a retry where even the out-of-order page can't be shown, so that the screen does not flicker; the window shows its background colour. */
const nextTryOutOfOrderMs = 10_000;

/**
 * Reloads the page after a crash, after the loss of a process it needs and after a sleep of the machine; ends a crash loop with the
 * out-of-order page, from which it retries automatically.
 */
export function supervisePage(options: PageSupervisorOptions): void {
  const { window, mayStand, load, loadOutOfOrder, wipe, isOwn, isInUse, onFault, log } = options;
  const limits = {
    ...crashLoopLimits,
    windowMs: waitMs('CRASH_WINDOW', crashLoopLimits.windowMs),
    pauseMs: waitMs('OUT_OF_ORDER', crashLoopLimits.pauseMs),
  };
  let history = noCrashes;
  let isPausing = false;
  let timer: NodeJS.Timeout | null = null;

  const later = (afterMs: number, work: () => Promise<void>) => {
    timer = setTimeout(() => {
      timer = null;
      // The watch reports why a load failed.
      if (!window.isDestroyed()) work().catch(() => undefined);
    }, afterMs);
  };
  const pause = (forMs: number) => {
    isPausing = true;
    log.error({ forMs }, 'out of order');
    setTimeout(() => {
      isPausing = false;
      if (timer) clearTimeout(timer);
      later(0, load);
    }, forMs).unref();
    later(0, loadOutOfOrder);
  };
  const onCrash = (fault: ProcessFault) => {
    wipe();
    onFault(fault);
    // Two events with one cause, such as a load that fails because its process has ended.
    if (timer || window.isDestroyed()) return;
    if (isPausing) return later(nextTryOutOfOrderMs, loadOutOfOrder);
    const next = afterCrash(history, performance.now(), limits);
    history = next.history;
    if (next.step.kind === 'load') later(next.step.afterMs, load);
    else pause(next.step.forMs);
  };
  const page = watchPage({
    ...{ window, mayStand, isInUse, onCrash },
    onLeave: wipe,
    // Asked anew each time: a test ends its patience only once the page hangs.
    silentMs: () => waitMs('HANG', undefined),
    ask: () => askForHeartbeat(window.webContents),
    onHeard: (heard) => listenForHeartbeat(isOwn, heard),
  });
  watchProcesses(app, ({ endsPage, ...fault }) => {
    if (endsPage) page.end(fault);
    else onFault(fault);
  });
  powerMonitor.on('resume', () => {
    page.woke();
    // The session, its camera and its picture end with the reload. A reload that is already pending has the same effect.
    if (!isPausing && !timer) later(0, load);
    // After sleep the window can stay black though the page lives (electron/electron#37361).
    if (!window.isDestroyed()) window.webContents.invalidate();
  });
}
