import { app, type BrowserWindow } from 'electron';
import { flavour } from '../platform/flavour.ts';
import { removeThirdPartyListeners } from '../ipc/register.ts';
import type { Log } from '../platform/log.ts';
import { relaunch } from '../platform/relaunch.ts';
import { limitShortcuts, offerExit } from './keyboard.ts';
import { forbidNavigation, forbidOtherContents, forbidZoom } from './navigation.ts';
import { limitPermissions } from './permissions.ts';
import { cutOff, forbidRequests } from './requests.ts';
import { endPage, forbidFileChoosers, refuseToClose, stayInFront } from './window-lock.ts';

export interface LockDownOptions {
  readonly window: BrowserWindow;
  readonly isOwnPage: (url: string) => boolean;
  /** Pages that the window may show: the kiosk's own page, and others that only main loads. */
  readonly mayStand: (url: string) => boolean;
  readonly mayLoad: (url: string) => boolean;
  /** Staff are in their console. */
  readonly isStaffThere: () => boolean;
  /** Loads the kiosk's own page again. */
  readonly goHome: () => void;
  readonly log: Pick<Log, 'warn'>;
}

/** Every guard around the kiosk's page, before it is loaded. docs/security.md names each with its test. */
export async function lockDown(options: LockDownOptions): Promise<void> {
  const { window, isOwnPage, mayStand, mayLoad, isStaffThere, goHome, log } = options;
  const { webContents: contents } = window;
  const { session } = contents;
  removeThirdPartyListeners();
  limitPermissions(session, isOwnPage);
  forbidRequests(session, mayLoad, log);
  forbidNavigation({ contents, isOwnPage, mayStand, goHome, log });
  forbidOtherContents(app, (one) => one === contents, log);
  forbidZoom(contents);
  if (flavour !== 'production') offerExit(contents, () => app.quit());
  // Developers need the developer tools, a window that closes, and the rest of the desktop.
  if (flavour === 'development') return;
  limitShortcuts(contents, isStaffThere);
  refuseToClose(window, app, relaunch, log);
  if (staysInFront()) stayInFront(window);
  forbidFileChoosers(contents, () => endPage(contents), log);
  await cutOff(session, contents);
}

/** Production keeps the window in front. A demonstration does not, so that its user can work beside it; tests switch it on by the environment. */
function staysInFront(): boolean {
  return flavour === 'production' || process.env['LIVENESS_KIOSK_STAY_IN_FRONT'] === '1';
}
