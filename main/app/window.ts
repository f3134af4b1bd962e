import { outOfOrderCodes, type OutOfOrderCause } from '../../preload/error-codes.ts';
import { outOfOrderUrl } from './app-protocol.ts';
import { BrowserWindow, Menu, screen } from 'electron';
import type { Flavour } from '../../preload/contract.ts';
import { pagePartition } from './page-session.ts';

export interface KioskWindowOptions {
  readonly flavour: Flavour;
  readonly preloadPath: string;
  readonly iconPath?: string;
  /** Development only: a framed window that can be moved about. */
  readonly windowed: boolean;
}

/**
 * The kiosk's one window: full screen, kiosk mode, sandboxed. Kiosk mode is full screen, not lockdown: the
 * operating system's session has to do its part.
 */
export function createKioskWindow(options: KioskWindowOptions): BrowserWindow {
  // Without a menu none of its accelerators (reload, zoom, close, developer tools) exist.
  Menu.setApplicationMenu(null);
  const { x, y, width, height } = screen.getPrimaryDisplay().bounds;
  const window = new BrowserWindow({
    // The full size is given as well: without a window manager nothing enlarges a window to full screen.
    ...(options.windowed ? { width: 1366, height: 768 } : { x, y, width, height }),
    kiosk: !options.windowed,
    fullscreen: !options.windowed,
    frame: options.windowed,
    autoHideMenuBar: true,
    show: false,
    title: 'Liveness Kiosk',
    // The paper colour of theme.css, so that no other colour flashes up before the first paint.
    backgroundColor: '#fbf6ec',
    ...(options.iconPath ? { icon: options.iconPath } : {}),
    webPreferences: {
      preload: options.preloadPath,
      partition: pagePartition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Each opens system windows or dialogs without an event that could prevent it.
      disableBlinkFeatures:
        'FileSystemAccess,FileSystemAccessLocal,DocumentPictureInPictureAPI,EyeDropperAPI',
      disableDialogs: true,
      safeDialogs: true,
      devTools: options.flavour === 'development',
      // The countdown and the camera have to run even where another window covers the kiosk for a moment.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
}

/** Loads the script-free out-of-order page with the code that staff read out. */
export function showOutOfOrder(window: BrowserWindow, cause: OutOfOrderCause): Promise<void> {
  return window.loadURL(`${outOfOrderUrl}#${outOfOrderCodes[cause]}`);
}
