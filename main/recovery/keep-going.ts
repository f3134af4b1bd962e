import type { BrowserWindow } from 'electron';
import type { Log } from '../log.ts';
import { afterFall, calmHistory, crashLoopLimits, type CrashLoopLimits } from './crash-loop.ts';
import type { Trouble } from './trouble.ts';
import { watchPage, type WatchedPage } from './watch-page.ts';

export interface Recovery {
  readonly window: BrowserWindow;
  readonly mayStand: (url: string) => boolean;
  /** Loads the kiosk's page. Its failure is noticed by the watch. */
  readonly load: () => Promise<void>;
  /** Loads the page without scripts that says "out of order". */
  readonly loadOutOfOrder: () => Promise<void>;
  /** The person's session is wiped before anything else happens. */
  readonly wipe: () => void;
  readonly ask: () => void;
  readonly onHeard: (heard: () => void) => void;
  /** Called once for each trouble; must not throw. */
  readonly onTrouble: (trouble: Trouble) => void;
  readonly limits?: CrashLoopLimits;
  /** Whether somebody stands before the kiosk. */
  readonly isInUse: () => boolean;
  /** How long the page may be silent, ms; absent: as long as the machine's own answers give, see pulse.ts. */
  readonly silentMs?: number | undefined;
  readonly log: Log;
}

/** Even where "out of order" itself can't be shown there is no flicker; the window has the paper's colour meanwhile. */
const nextTryOutOfOrderMs = 10_000;

/** Brings the page back after a fall and after a sleep of the machine, and ends a loop of falls in a calm "out of order", from which it tries again by itself. */
export function keepGoing(recovery: Recovery): WatchedPage {
  const { window, load, loadOutOfOrder, wipe, ask, onHeard, onTrouble, limits = crashLoopLimits } = recovery;
  let history = calmHistory;
  let resting = false;
  let timer: NodeJS.Timeout | null = null;

  const later = (afterMs: number, work: () => Promise<void>) => {
    timer = setTimeout(() => {
      timer = null;
      // Why a load fails is told by the watch.
      if (!window.isDestroyed()) work().catch(() => undefined);
    }, afterMs);
  };
  const rest = (forMs: number) => {
    resting = true;
    recovery.log.error({ forMs }, 'out of order');
    setTimeout(() => {
      resting = false;
      if (timer) clearTimeout(timer);
      later(0, load);
    }, forMs).unref();
    later(0, loadOutOfOrder);
  };
  const onFall = (trouble: Trouble) => {
    wipe();
    onTrouble(trouble);
    // Two falls of one cause, such as a load that fails because its process has ended.
    if (timer || window.isDestroyed()) return;
    if (resting) return later(nextTryOutOfOrderMs, loadOutOfOrder);
    const next = afterFall(history, performance.now(), limits);
    history = next.history;
    if (next.step.kind === 'load') later(next.step.afterMs, load);
    else rest(next.step.forMs);
  };
  const { mayStand, isInUse, silentMs } = recovery;
  const page = watchPage({ window, mayStand, isInUse, silentMs, ask, onHeard, onFall, onLeave: wipe });
  return {
    end: page.end,
    woke() {
      page.woke();
      // Whoever stood there is gone, and so are camera and picture. While a load is about to come anyway it does the same.
      if (!resting && !timer) later(0, load);
    },
  };
}
