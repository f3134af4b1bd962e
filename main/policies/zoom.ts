import type { WebContents } from 'electron';

/** One size, whatever keys, wheel and fingers do: someone who leaves the kiosk at 300 % leaves it broken for the next. */
export function forbidZoom(contents: WebContents): void {
  const reset = () => {
    contents.setZoomFactor(1);
    // The page may be gone by then; the next one gets it as well.
    contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  };
  // Chromium keeps a zoom by host and brings it back with the page.
  contents.on('did-finish-load', reset);
  contents.on('zoom-changed', reset);
}
