import type { BrowserWindow } from 'electron';

/** Time for the system to finish its action (a menu that closes, a notice that appears) before the kiosk returns to the front. */
const backAfterMs = 250;

/**
 * Keeps the kiosk before everything else: above taskbars and notices (electron/electron#38020), full screen, and with the keyboard.
 * What the operating system puts above all programs (its lock screen, Ctrl+Alt+Del) stays above this one.
 */
export function stayInFront(window: BrowserWindow): void {
  const rise = () => {
    window.setAlwaysOnTop(true, 'screen-saver');
    window.setVisibleOnAllWorkspaces(true);
  };
  // Set before the window is shown it has no effect (on Linux, Electron 33).
  window.on('show', rise);
  rise();
  let timer: NodeJS.Timeout | undefined;
  const comeBack = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      if (!window.isVisible()) window.show();
      if (!window.isKiosk()) window.setKiosk(true);
      if (!window.isAlwaysOnTop()) rise();
      window.moveTop();
      window.focus();
    }, backAfterMs);
  };
  window.on('blur', comeBack);
  window.on('minimize', comeBack);
  window.on('hide', comeBack);
  window.on('leave-full-screen', comeBack);
}
