import type { Session } from 'electron';
import type { Log } from '../log.ts';

/**
 * The renderer has no network: it loads the app's own files and the blobs it made itself. The one connection
 * that leaves the machine is main's own, to the liveness service.
 */
export function forbidNetwork(session: Session, isAllowed: (url: string) => boolean, log: Log): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    const allowed = isAllowed(details.url);
    if (!allowed) log.warn({ scheme: details.url.split(':', 1)[0] }, 'request of the page refused');
    callback({ cancel: !allowed });
  });
  session.on('will-download', (event) => event.preventDefault());
  // Spell-check dictionaries would be fetched from the network.
  session.setSpellCheckerEnabled(false);
}
