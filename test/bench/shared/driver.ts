import type { App, WebContents } from 'electron';

/**
 * Runs in the measured app itself, instead of a debugger, which would delay its start: it touches and reports. Both functions are sent there as
 * text, so they use nothing from this file.
 */

/** Milliseconds since 1970, with fractions, so that processes can compare it. */
export interface Moment {
  readonly what: string;
  readonly atMs: number;
}

export const mark = 'bench-moment ';

export interface Touches {
  /** What to touch on which screen, as soon as the screen is shown. */
  readonly on: Readonly<Record<string, string>>;
  /** How often each at most. */
  readonly times: number;
}

/** Loaded before the app's own main script: injects the driver into the page, and passes on its reports. */
export function driveMain(electron: { readonly app: App }, word: string, pageScript: string): void {
  const tell = (what: string) => {
    const atMs = performance.timeOrigin + performance.now();
    process.stdout.write(`${word}${JSON.stringify({ what, atMs })}\n`);
  };
  tell('main');
  electron.app.once('ready', () => tell('ready'));
  electron.app.on('web-contents-created', (_created, contents: WebContents) => {
    contents.once('did-start-navigation', () => tell('navigation'));
    contents.on('dom-ready', () => void contents.mainFrame.executeJavaScript(pageScript));
    // Older and newer Electron versions pass the message in different arguments.
    contents.on('console-message', (event, _level: unknown, older: unknown) => {
      const text = typeof older === 'string' ? older : (event as unknown as { message: string }).message;
      if (text.startsWith(word)) process.stdout.write(`${text}\n`);
    });
  });
}

/** Runs in the page: reports each change of the screen and the first frames of each video, and touches. */
export function drivePage(word: string, touches: Touches): void {
  const now = () => performance.timeOrigin + performance.now();
  const tell = (what: string, atMs = now()) => console.log(`${word}${JSON.stringify({ what, atMs })}`);
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) tell(name, performance.timeOrigin + startTime);
  }).observe({ type: 'paint', buffered: true });

  const shown: Record<string, string> = {};
  const left: Record<string, number> = {};
  const touch = (action: string) => {
    const button = document.querySelector<HTMLElement>(`[data-action="${action}"]`);
    tell(`touch:${action}`);
    button?.click();
  };
  const note = (name: string) => {
    const value = document.querySelector(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? 'none';
    if (shown[name] === value) return;
    shown[name] = value;
    tell(`${name}:${value}`);
    const action = name === 'screen' ? touches.on[value] : undefined;
    if (action === undefined || (left[value] ??= touches.times) <= 0) return;
    left[value] -= 1;
    // Two frames later it has been painted, so that a person could see it.
    requestAnimationFrame(() => requestAnimationFrame(() => touch(action)));
  };
  const count = (video: HTMLVideoElement, frames: number) => {
    if (frames === 1 || frames % 30 === 0) tell(`frames:${frames}`);
    video.requestVideoFrameCallback(() => count(video, frames + 1));
  };
  const seen = new WeakSet();
  const look = () => {
    for (const name of ['screen', 'phase', 'hint']) note(name);
    const video = document.querySelector('video');
    if (!video || seen.has(video)) return;
    seen.add(video);
    video.requestVideoFrameCallback(() => count(video, 1));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  look();
}
