import { spawn } from 'node:child_process';
import { app } from 'electron';

/** How often systemd wants a sign of life: a third of what it waits, ms. Null: nobody watches. */
export function signEveryMs(environment: NodeJS.ProcessEnv): number | null {
  const { NOTIFY_SOCKET: socket, WATCHDOG_USEC: patienceUs } = environment;
  const patienceMs = Number(patienceUs) / 1000;
  return socket && patienceMs > 0 ? patienceMs / 3 : null;
}

/**
 * Tells systemd, where it has started us, that the kiosk is there (once the first page stands) and that main's event loop
 * still turns. Windows and every other start: nothing happens.
 */
export function tellSupervisor(environment = process.env): void {
  if (!environment['NOTIFY_SOCKET']) return;
  app.once('browser-window-created', (_event, window) => {
    window.webContents.once('did-finish-load', () => notify('READY=1'));
  });
  const every = signEveryMs(environment);
  if (every !== null) setInterval(() => notify('WATCHDOG=1'), every).unref();
}

/** Node knows no datagram sockets of the Unix kind; systemd's own small program does (`NotifyAccess=all`). */
function notify(message: string): void {
  const child = spawn('systemd-notify', [message], { stdio: 'ignore' });
  // Without it systemd hears nothing and starts us anew, which is what its unit says.
  child.on('error', () => undefined);
}
