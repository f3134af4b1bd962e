import type { WebContents } from 'electron';
import type { Log } from '../platform/log.ts';

export interface NavigationRules {
  readonly contents: WebContents;
  /** The page may load itself again: that is how it recovers. */
  readonly isOwnPage: (url: string) => boolean;
  /** That one, and others that main alone puts into the window. */
  readonly mayStand: (url: string) => boolean;
  readonly goHome: () => void;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * The kiosk's page never navigates: no link, redirect, dropped file, new window or embedded page.
 * (Files dropped on a window navigate it: electron/electron 1965.)
 */
export function forbidNavigation({ contents, isOwnPage, mayStand, goHome, log }: NavigationRules): void {
  const refuse = (event: { preventDefault(): void; url?: string }, what: string) => {
    event.preventDefault();
    log.warn({ what }, 'navigation refused');
  };
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) refuse(event, 'will-navigate');
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) refuse(event, 'will-frame-navigate');
  });
  // Chromium emits no event for an empty page (about:blank). The kiosk leaves it at once.
  contents.on('did-navigate', (_event, url) => {
    // Empty the history, so that there is no page to go back to, not even one that main has shown.
    contents.navigationHistory.clear();
    if (mayStand(url)) return;
    log.warn({ what: 'did-navigate' }, 'navigation refused');
    goHome();
  });
  contents.on('will-redirect', (event) => refuse(event, 'will-redirect'));
  // A `beforeunload` prompt would keep the recovery from reloading the page: it is suppressed.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => refuse(event, 'will-attach-webview'));
  contents.setWindowOpenHandler(() => {
    log.warn({ what: 'window-open' }, 'navigation refused');
    return { action: 'deny' };
  });
}
