import type { BrowserWindow } from 'electron';
import type { Log } from '../platform/log.ts';
import { afterFall, calmHistory, crashLoopLimits, type CrashLoopLimits } from './boot-loop.ts';
import type { Trouble } from './fault.ts';
import { watchPage, type WatchedPage } from './watch-page.ts';

export interface Recovery {
  readonly window: BrowserWindow;
  readonly mayStand: (url: string) => boolean;
  /** Loads the kiosk's page. Its failure is noticed by the watch. */
  readonly load: () => Promise<void>;
  /** Loads the script-free out-of-order page. */
  readonly loadOutOfOrder: () => Promise<void>;
  /** The person's session is wiped before anything else happens. */
  readonly wipe: () => void;
  readonly ask: () => void;
  readonly onHeard: (heard: () => void) => void;
  /** Called once for each fault; must not throw. */
  readonly onTrouble: (trouble: Trouble) => void;
  readonly limits?: CrashLoopLimits;
  /** Whether a session is open. */
  readonly isInUse: () => boolean;
  /** How long the page may be silent, ms; absent: as long as the machine's own answers give, see pulse.ts. */
  readonly silentMs?: (() => number | undefined) | undefined;
  readonly log: Log;
}

/** Delay before a retry where even the out-of-order page can't be shown, so that the screen does not flicker; the window shows its background colour. */
const nextTryOutOfOrderMs = 10_000;

/** Reloads the page after a crash and after a sleep of the machine, and ends a crash loop with the out-of-order page, from which it retries automatically. */
export function keepGoing(recovery: Recovery): WatchedPage {
  const { window, load, loadOutOfOrder, wipe, ask, onHeard, onTrouble, limits = crashLoopLimits } = recovery;
  let history = calmHistory;
  let resting = false;
  let timer: NodeJS.Timeout | null = null;

  const later = (afterMs: number, work: () => Promise<void>) => {
    timer = setTimeout(() => {
      timer = null;
      // The watch reports why a load failed.
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
    // Two events with one cause, such as a load that fails because its process has ended.
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
      // The session, its camera and its picture end with the reload. A reload that is already pending has the same effect.
      if (!resting && !timer) later(0, load);
    },
  };
}
