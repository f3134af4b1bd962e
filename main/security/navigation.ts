import type { App, WebContents } from 'electron';
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

/**
 * The kiosk has one page. Any other web contents is closed before it loads anything, however it was created.
 * @param isOwn the kiosk's own
 */
export function forbidOtherContents(
  app: Pick<App, 'on'>,
  isOwn: (contents: WebContents) => boolean,
  log: Pick<Log, 'warn'>,
): void {
  app.on('web-contents-created', (_event, contents) => {
    if (isOwn(contents)) return;
    log.warn({ what: 'contents', type: contents.getType() }, 'escape refused');
    // Not in the middle of its making.
    setImmediate(() => {
      if (!contents.isDestroyed()) contents.close();
    });
  });
}

/** Fixed zoom for keys, wheel and pinch: a kiosk left at 300 % would be unusable for the next customer. */
export function forbidZoom(contents: WebContents): void {
  const reset = () => {
    contents.setZoomFactor(1);
    // The page may have been closed by then; the next page gets the same setting.
    contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  };
  // Chromium keeps a zoom by host and brings it back with the page.
  contents.on('did-finish-load', reset);
  contents.on('zoom-changed', reset);
}
