import { spawn } from 'node:child_process';
import { app } from 'electron';

/** Interval of the watchdog message to systemd: a third of its limit, ms. Null: no watchdog. */
export function watchdogIntervalMs(environment: NodeJS.ProcessEnv): number | null {
  const { NOTIFY_SOCKET: socket, WATCHDOG_USEC: patienceUs } = environment;
  const patienceMs = Number(patienceUs) / 1000;
  return socket && patienceMs > 0 ? patienceMs / 3 : null;
}

/**
 * Notifies systemd, where it has started the kiosk, that the kiosk is ready (once the first page is shown) and that main's event loop
 * still runs. On Windows and after any other start nothing happens.
 */
export function notifySystemd(environment = process.env): void {
  if (!environment['NOTIFY_SOCKET']) return;
  app.once('browser-window-created', (_event, window) => {
    window.webContents.once('did-finish-load', () => notify('READY=1'));
  });
  const every = watchdogIntervalMs(environment);
  if (every !== null) setInterval(() => notify('WATCHDOG=1'), every).unref();
}

/** Node knows no datagram sockets of the Unix kind; systemd's own small program does (`NotifyAccess=all`). */
function notify(message: string): void {
  const child = spawn('systemd-notify', [message], { stdio: 'ignore' });
  // Without it systemd gets no message and restarts the kiosk, as its unit defines.
  child.on('error', () => undefined);
}
