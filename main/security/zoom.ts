import type { WebContents } from 'electron';

/** Fixed zoom for keys, wheel and pinch: a kiosk left at 300 % would be unusable for the next customer. */
export function forbidZoom(contents: WebContents): void {
  const reset = () => {
    contents.setZoomFactor(1);
    // The page may have been closed by then; the next page gets the same setting.
    contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  };
  // Chromium keeps a zoom by host and brings it back with the page.
  contents.on('did-finish-load', reset);
  contents.on('zoom-changed', reset);
}
