import { app } from 'electron';

/** Switch given by a supervisor that restarts the kiosk when it ends: the systemd unit, Windows' shell launcher. */
export const supervisedSwitch = 'supervised';

let isArranged = false;

/**
 * Call before the program ends where it is to restart. Under a supervisor the supervisor does it: a second start
 * beside its own would find the first one running and end, which it would count as a crash.
 *
 * Electron starts one program for each request, and an end may have two reasons to ask: a bug ends the program, which closes the
 * window, which nobody had asked to close. Two programs that start at once can take Chromium's lock from each other, so that
 * none has it and a further kiosk would start beside the one that runs.
 */
export function relaunch(): void {
  if (isArranged || app.commandLine.hasSwitch(supervisedSwitch)) return;
  isArranged = true;
  app.relaunch();
}
