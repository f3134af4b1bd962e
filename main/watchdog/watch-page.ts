import type { BrowserWindow } from 'electron';
import { endPage } from '../security/end-page.ts';
import { Pulse } from './heartbeat.ts';
import type { Trouble } from './fault.ts';

export interface PagePorts {
  readonly window: BrowserWindow;
  /** Whether a page of this address can be shown at all; navigation to others is refused. */
  readonly mayStand: (url: string) => boolean;
  /** Sends the page a ping. */
  readonly ask: () => void;
  /** Subscribes to the page's answers. */
  readonly onHeard: (heard: () => void) => void;
  /** The page's process has ended, or the page could not be loaded: there is nothing left to wipe in it. */
  readonly onFall: (trouble: Trouble) => void;
  /** Another page is loaded into the window: the session has ended. */
  readonly onLeave: () => void;
  /** Whether a session is open. */
  readonly isInUse: () => boolean;
  /** How long the page may be silent, ms; absent: as long as the machine's own answers give, see pulse.ts. */
  readonly silentMs?: (() => number | undefined) | undefined;
}

export interface WatchedPage {
  /** Ends the page's process, and with it every picture in its memory; the crash is then reported as this fault. */
  readonly end: (trouble: Trouble) => void;
  readonly woke: () => void;
}

/** A navigation that was superseded by another: not a fault. */
const aborted = -3;

/** Detects every way in which the page can fail: crash, hang, out of memory, failed load. */
export function watchPage(ports: PagePorts): WatchedPage {
  const { window, mayStand, ask, onHeard, onFall, onLeave, isInUse, silentMs } = ports;
  const contents = window.webContents;
  let cause: Trouble | null = null;

  const end = (trouble: Trouble) => {
    cause ??= trouble;
    pulse.rest();
    if (!window.isDestroyed()) endPage(contents);
  };
  const pulse = new Pulse({
    ask,
    onSilence: (reason) => end({ what: 'hang', reason }),
    isExcused: () => contents.isDestroyed() || contents.isDevToolsOpened(),
    isInUse,
    now: () => performance.now(),
    ...(silentMs === undefined ? {} : { silentMs }),
  });
  onHeard(() => pulse.heard());
  let nextBeat: NodeJS.Timeout;
  const beat = () => {
    nextBeat = setTimeout(beat, pulse.beat());
  };
  beat();
  window.once('closed', () => clearTimeout(nextBeat));

  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument, url }) => {
    if (!isMainFrame || isSameDocument || !mayStand(url)) return;
    onLeave();
    pulse.arriving();
  });
  contents.on('did-finish-load', () => pulse.arrived());
  contents.on('render-process-gone', (_event, { reason }) => {
    pulse.rest();
    const trouble = cause ?? { what: reason === 'oom' ? 'memory' : 'page', reason };
    cause = null;
    onFall(trouble);
  });
  contents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
    if (!isMainFrame || code === aborted) return;
    pulse.rest();
    onFall({ what: 'load', reason: String(code) });
  });
  // Our own scheme answers a file that is missing with a page, an empty one.
  contents.on('did-navigate', (_event, _url, status) => {
    if (status >= 400) end({ what: 'load', reason: String(status) });
  });
  return { end, woke: () => pulse.woke() };
}
