import type { WebContents } from 'electron';
import type { Log } from '../log.ts';

/**
 * The kiosk's page never goes anywhere: no link, redirect, dropped file, new window or embedded page.
 * (Files dropped on a window navigate it: electron/electron 1965.)
 */
export function forbidNavigation(contents: WebContents, isAllowed: (url: string) => boolean, log: Log): void {
  const refuse = (event: { preventDefault(): void; url?: string }, what: string) => {
    event.preventDefault();
    log.warn({ what }, 'navigation refused');
  };
  contents.on('will-navigate', (event) => {
    // A reload of the kiosk's own page is how it recovers by itself.
    if (!isAllowed(event.url)) refuse(event, 'will-navigate');
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isAllowed(event.url)) refuse(event, 'will-frame-navigate');
  });
  contents.on('will-redirect', (event) => refuse(event, 'will-redirect'));
  contents.on('will-attach-webview', (event) => refuse(event, 'will-attach-webview'));
  contents.setWindowOpenHandler(() => {
    log.warn({ what: 'window-open' }, 'navigation refused');
    return { action: 'deny' };
  });
}
