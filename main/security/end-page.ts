import type { WebContents } from 'electron';

/**
 * Ends the page's process, and with it all data of the page; the recovery loads a new page. Electron's own method of crashing a page
 * needs the page's cooperation and leaves its memory in a dump.
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
