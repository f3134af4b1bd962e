/** Milliseconds. A window that covers the kiosk for a moment must not end the session. Our value. */
const hiddenMs = 10_000;

type Page = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
};

/**
 * Calls back when the page can't be visible any more: it unloads, or has been hidden for a while. After a sleep of the
 * machine main reloads the page (main/watchdog/page-supervisor.ts): the page has no clock that distinguishes a sleep from a changed clock.
 * @returns a function that stops it
 */
export function watchLeaving(page: Page, onGone: () => void): () => void {
  let hidden: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(hidden);
    if (page.document.visibilityState === 'hidden') hidden = setTimeout(onGone, hiddenMs);
  };
  page.document.addEventListener('visibilitychange', look);
  page.addEventListener('beforeunload', onGone);
  page.addEventListener('pagehide', onGone);
  return () => {
    clearTimeout(hidden);
    page.document.removeEventListener('visibilitychange', look);
    page.removeEventListener('beforeunload', onGone);
    page.removeEventListener('pagehide', onGone);
  };
}
