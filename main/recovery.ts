import type { BrowserWindow } from 'electron';
import type { Log } from './log.ts';

/** Wait before loading the page again, in milliseconds, by how many crashes came one soon after the other. */
export function pauseBeforeReload(crashesInARow: number): number {
  return Math.min(250 * 2 ** Math.max(0, crashesInARow - 1), 30_000);
}

const calmMs = 60_000;

export interface Recovery {
  readonly window: BrowserWindow;
  readonly load: () => Promise<void>;
  /** The person's session is wiped before anything else happens. */
  readonly wipe: () => void;
  readonly log: Log;
}

/** Brings the page back after a crash, a hang or a failed load; with growing pauses, so that it never flickers. */
export function recoverByItself({ window, load, wipe, log }: Recovery): void {
  let crashes = 0;
  let lastCrashAt = -Infinity;
  let timer: NodeJS.Timeout | null = null;

  const reload = (reason: string) => {
    wipe();
    if (timer || window.isDestroyed()) return;
    const now = performance.now();
    crashes = now - lastCrashAt < calmMs ? crashes + 1 : 1;
    lastCrashAt = now;
    log.error({ reason, crashes }, 'the page is loaded again');
    timer = setTimeout(() => {
      timer = null;
      if (!window.isDestroyed()) load().catch(() => reload('load failed'));
    }, pauseBeforeReload(crashes));
  };

  // A reload, also the page's own after a crash of its screens: whoever was here is gone.
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) wipe();
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => reload(reason));
  window.webContents.on('unresponsive', () => {
    // A hung page can't be loaded again in place; its process has to go first, which is reported above.
    window.webContents.forcefullyCrashRenderer();
  });
  window.webContents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
    if (isMainFrame) reload(`load failed (${code})`);
  });
}
