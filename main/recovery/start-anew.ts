import { app } from 'electron';

/** Told by whatever starts the kiosk and starts it again when it ends: the systemd unit, Windows' shell launcher. */
export const supervisedSwitch = 'supervised';

/**
 * To be called before the program ends, where it is to begin again. Under a supervisor that is the supervisor's work: a second start
 * beside its own would find the first one running and end, which it would take for a fall.
 */
export function startAnew(): void {
  if (!app.commandLine.hasSwitch(supervisedSwitch)) app.relaunch();
}
