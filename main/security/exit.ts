import { app, type WebContents } from 'electron';
import { flavour } from '../platform/flavour.ts';

/** Outside production Ctrl+Q leaves the full screen, so that a person trying the kiosk is not locked in. */
export function offerExit(contents: WebContents): void {
  if (flavour === 'production') return;
  contents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || !(input.control || input.meta) || input.code !== 'KeyQ') return;
    event.preventDefault();
    app.quit();
  });
}
