/** Milliseconds. A window in the way for a moment is no reason to throw a person out. Ours. */
const hiddenMs = 10_000;
const heartbeatMs = 5_000;
/** A heartbeat this late means that the machine slept: whoever stood here is gone. */
const sleptMs = 30_000;

type Page = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
};

/**
 * Calls back whenever nobody can be looking at the page any more: it unloads, has been hidden for a while, or the
 * machine wakes from sleep. Timers stand still during sleep, so that no limit of the flow would tell.
 * @returns the way to stop watching
 */
export function watchLeaving(page: Page, onGone: () => void): () => void {
  let hidden: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(hidden);
    if (page.document.visibilityState === 'hidden') hidden = setTimeout(onGone, hiddenMs);
  };
  const stopHeartbeat = watchSleep(onGone);
  page.document.addEventListener('visibilitychange', look);
  page.addEventListener('beforeunload', onGone);
  page.addEventListener('pagehide', onGone);
  return () => {
    clearTimeout(hidden);
    stopHeartbeat();
    page.document.removeEventListener('visibilitychange', look);
    page.removeEventListener('beforeunload', onGone);
    page.removeEventListener('pagehide', onGone);
  };
}

function watchSleep(onWake: () => void): () => void {
  let last = Date.now();
  const beat = setInterval(() => {
    const now = Date.now();
    if (now - last > sleptMs) onWake();
    last = now;
  }, heartbeatMs);
  return () => clearInterval(beat);
}
