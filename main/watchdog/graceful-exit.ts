import { app, powerMonitor, type BrowserWindow } from 'electron';

/**
 * Calls back when the program ends intentionally: by staff, by the supervisor's SIGTERM, at shutdown.
 * A program that was killed or has crashed never gets here.
 */
export function onWantedEnd(window: BrowserWindow, ended: () => void): void {
  // `quit` is also emitted by app.exit, which the staff's restart uses; a failed start ends with another code than 0.
  app.on('quit', (_event, code) => {
    if (code === 0) ended();
  });
  powerMonitor.on('shutdown', () => ended());
  // Windows ends programs at sign-out and shutdown without a further event.
  window.on('session-end', () => ended());
}
