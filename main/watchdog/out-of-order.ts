import type { BrowserWindow } from 'electron';
import { waitMs } from '../platform/flavour.ts';
import type { Log } from '../platform/log.ts';
import { bootLoopLimits } from './boot-loop.ts';

/**
 * Shows "out of order" until it is time to try again.
 * @param show loads the out-of-order page
 */
export async function pauseOutOfOrder(
  window: BrowserWindow,
  show: () => Promise<void>,
  log: Log,
): Promise<void> {
  log.error('too many starts in a row that did not end properly: out of order');
  const { webContents: contents } = window;
  await showFor({
    show: async () => {
      if (!window.isDestroyed()) await show();
    },
    onGone: (gone) => {
      contents.on('render-process-gone', gone);
      return () => contents.off('render-process-gone', gone);
    },
    forMs: waitMs('OUT_OF_ORDER', bootLoopLimits.pauseMs),
  });
}

export interface ShowForPorts {
  readonly show: () => Promise<void>;
  /** Subscribes to the end of the page's process; returns the function that unsubscribes. */
  readonly onGone: (gone: () => void) => () => void;
  readonly forMs: number;
}

/** Short, since the screen is empty meanwhile; long enough that a page that always crashes does not flicker. */
export const showAgainMs = 3_000;

/** Shows a page for a fixed time, and shows it again when it crashes. The time ends in any case. */
export async function showFor({ show, onGone, forMs }: ShowForPorts): Promise<void> {
  let again: NodeJS.Timeout | null = null;
  let isOver = false;
  const showAgain = () => {
    if (isOver) return;
    again ??= setTimeout(() => {
      again = null;
      tryToShow();
    }, showAgainMs);
  };
  const tryToShow = () => void show().catch(showAgain);
  const stopListening = onGone(showAgain);
  tryToShow();
  await new Promise((resolve) => setTimeout(resolve, forMs));
  isOver = true;
  stopListening();
  if (again) clearTimeout(again);
}
