import type { App } from 'electron';

/** A second kiosk would fight over the camera. Returns false where one runs already, which is then brought to the front. */
export function claimSingleInstance(app: App, bringToFront: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', bringToFront);
  return true;
}
