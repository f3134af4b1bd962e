import type { WebContents } from 'electron';

/**
 * Ends the page's process, and with it all that the page holds; the recovery brings another one. Electron's own way of crashing a page
 * would wait for the page's help and leave its memory in a dump.
 */
export function endPage(
  contents: Pick<WebContents, 'isDestroyed' | 'getOSProcessId'>,
  kill: (pid: number, signal: 'SIGKILL') => void = (pid, signal) => void process.kill(pid, signal),
): void {
  const pid = contents.isDestroyed() ? 0 : contents.getOSProcessId();
  // Process id 0, returned when there is no process, would signal the kiosk's own process group.
  if (pid <= 0) return;
  try {
    kill(pid, 'SIGKILL');
  } catch {
    // It was quicker.
  }
}
