import type { App, BrowserWindow, Details } from 'electron';
import { endPage } from '../security/window-lock.ts';
import { Heartbeat } from './heartbeat.ts';
import type { ProcessFault } from './health.ts';

export interface PagePorts {
  readonly window: BrowserWindow;
  /** Whether a page of this address can be shown at all; navigation to others is refused. */
  readonly mayStand: (url: string) => boolean;
  /** Sends the page a ping. */
  readonly ask: () => void;
  /** Subscribes to the page's answers. */
  readonly onHeard: (heard: () => void) => void;
  /** The page's process has ended, or the page could not be loaded: there is nothing left to wipe in it. */
  readonly onCrash: (fault: ProcessFault) => void;
  /** Another page is loaded into the window: the session has ended. */
  readonly onLeave: () => void;
  /** Whether a session is open. */
  readonly isInUse: () => boolean;
  /** How long the page may be silent, ms; absent: as long as the machine's own answers give, see heartbeat.ts. */
  readonly silentMs?: (() => number | undefined) | undefined;
}

export interface WatchedPage {
  /** Ends the page's process, and with it every picture in its memory; the crash is then reported as this fault. */
  readonly end: (fault: ProcessFault) => void;
  readonly woke: () => void;
}

/** A navigation that was superseded by another: not a fault. */
const aborted = -3;

/** Detects every way in which the page can fail: crash, hang, out of memory, failed load. */
export function watchPage(ports: PagePorts): WatchedPage {
  const { window, mayStand, ask, onHeard, onCrash, onLeave, isInUse, silentMs } = ports;
  const contents = window.webContents;
  let cause: ProcessFault | null = null;

  const end = (fault: ProcessFault) => {
    cause ??= fault;
    heartbeat.pause();
    if (!window.isDestroyed()) endPage(contents);
  };
  const heartbeat = new Heartbeat({
    ask,
    onSilence: (reason) => end({ what: 'hang', reason }),
    isExcused: () => contents.isDestroyed() || contents.isDevToolsOpened(),
    isInUse,
    now: () => performance.now(),
    ...(silentMs === undefined ? {} : { silentMs }),
  });
  onHeard(() => heartbeat.heard());
  let nextBeat: NodeJS.Timeout;
  const beat = () => {
    nextBeat = setTimeout(beat, heartbeat.beat());
  };
  beat();
  window.once('closed', () => clearTimeout(nextBeat));

  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument, url }) => {
    if (!isMainFrame || isSameDocument || !mayStand(url)) return;
    onLeave();
    heartbeat.loading();
  });
  contents.on('did-finish-load', () => heartbeat.loaded());
  contents.on('render-process-gone', (_event, { reason }) => {
    heartbeat.pause();
    const fault = cause ?? { what: reason === 'oom' ? 'memory' : 'page', reason };
    cause = null;
    onCrash(fault);
  });
  contents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
    if (!isMainFrame || code === aborted) return;
    heartbeat.pause();
    onCrash({ what: 'load', reason: String(code) });
  });
  // Our own scheme answers a file that is missing with a page, an empty one.
  contents.on('did-navigate', (_event, _url, status) => {
    if (status >= 400) end({ what: 'load', reason: String(status) });
  });
  return { end, woke: () => heartbeat.woke() };
}

export interface ProcessLoss extends ProcessFault {
  /** Whether the page has to be reloaded. */
  readonly endsPage: boolean;
}

/** The effect of losing one of Chromium's processes. Null: none. */
export function readLoss({
  type,
  serviceName,
  reason,
}: Pick<Details, 'type' | 'serviceName' | 'reason'>): ProcessLoss | null {
  // Chromium ends unused services itself.
  if (reason === 'clean-exit') return null;
  if (type === 'GPU') return { what: 'graphics', reason, endsPage: true };
  if (serviceName?.startsWith('network.')) return { what: 'network', reason, endsPage: true };
  // To the page this looks like an unplugged camera: it shows that and opens the camera again, main identifies it, and the
  // customer need not start again.
  if (serviceName?.startsWith('video_capture.')) return { what: 'camera', reason, endsPage: false };
  return null;
}

/** Calls back for each process of Chromium's that was lost. The page's own is watched elsewhere. */
export function watchProcesses(app: App, onLoss: (loss: ProcessLoss) => void): void {
  app.on('child-process-gone', (_event, details) => {
    const loss = readLoss(details);
    if (loss) onLoss(loss);
  });
}
