import { app } from 'electron';

/** Switch given by a supervisor that restarts the kiosk when it ends: the systemd unit, Windows' shell launcher. */
export const supervisedSwitch = 'supervised';

/**
 * Call before the program ends where it is to restart. Under a supervisor the supervisor does it: a second start
 * beside its own would find the first one running and end, which it would count as a crash.
 */
export function startAnew(): void {
  if (!app.commandLine.hasSwitch(supervisedSwitch)) app.relaunch();
}
