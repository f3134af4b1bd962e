import { app, powerMonitor, type BrowserWindow } from 'electron';
import { flavour } from '../platform/flavour.ts';
import { askForPulse, listenForPulse, type Sender } from '../ipc/register.ts';
import type { Log } from '../platform/log.ts';
import { crashLoopLimits } from './boot-loop.ts';
import { keepGoing } from './crash-backoff.ts';
import { rest } from './rest.ts';
import { startLimits } from './starts.ts';
import type { Trouble } from './fault.ts';
import { watchProcesses } from './watch-processes.ts';

export interface KeepAliveOptions {
  readonly window: BrowserWindow;
  readonly mayStand: (url: string) => boolean;
  readonly load: () => Promise<void>;
  /** Loads the script-free out-of-order page. */
  readonly loadOutOfOrder: () => Promise<void>;
  /** Ends the customer's session and deletes its data. */
  readonly wipe: () => void;
  readonly isOwn: Sender;
  /** A customer's session or the staff console is open. */
  readonly isInUse: () => boolean;
  /** Called once for each fault; must not throw. */
  readonly onTrouble: (trouble: Trouble) => void;
  readonly log: Log;
}

/** Connects the recovery to Electron: the page, Chromium's other processes, sleep. */
export function keepAlive(options: KeepAliveOptions): void {
  const { window, mayStand, load, loadOutOfOrder, wipe, isOwn, isInUse, onTrouble, log } = options;
  const page = keepGoing({
    window,
    mayStand,
    load,
    loadOutOfOrder,
    wipe,
    ask: () => askForPulse(window.webContents),
    onHeard: (heard) => listenForPulse(isOwn, heard),
    onTrouble,
    limits: {
      ...crashLoopLimits,
      windowMs: waitMs('CRASH_WINDOW') ?? crashLoopLimits.windowMs,
      restMs: waitMs('OUT_OF_ORDER') ?? crashLoopLimits.restMs,
    },
    isInUse,
    // Asked anew each time: a test ends its patience only once the page hangs.
    silentMs: () => waitMs('HANG'),
    log,
  });
  watchProcesses(app, ({ endsPage, ...trouble }) => {
    if (endsPage) page.end(trouble);
    else onTrouble(trouble);
  });
  // After sleep the window can stay black though the page lives (electron/electron#37361).
  powerMonitor.on('resume', () => {
    page.woke();
    if (!window.isDestroyed()) window.webContents.invalidate();
  });
}

/**
 * Shows "out of order" until it is time to try again.
 * @param show loads the out-of-order page
 */
export async function restOutOfOrder(
  window: BrowserWindow,
  show: () => Promise<void>,
  log: Log,
): Promise<void> {
  log.error('too many starts in a row that did not end properly: out of order');
  const { webContents: contents } = window;
  await rest({
    show: async () => {
      if (!window.isDestroyed()) await show();
    },
    onGone: (gone) => {
      contents.on('render-process-gone', gone);
      return () => contents.off('render-process-gone', gone);
    },
    forMs: waitMs('OUT_OF_ORDER') ?? startLimits.restMs,
  });
}

/** Only outside production can the environment change a wait: tests need not sit it out, nor be as quick as a quiet machine. */
function waitMs(name: 'CRASH_WINDOW' | 'OUT_OF_ORDER' | 'HANG'): number | undefined {
  const asked = flavour === 'production' ? Number.NaN : Number(process.env[`LIVENESS_KIOSK_${name}_MS`]);
  return asked > 0 ? asked : undefined;
}
