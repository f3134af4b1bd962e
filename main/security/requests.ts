import type { Session, WebContents } from 'electron';
import type { Log } from '../platform/log.ts';

/**
 * The renderer has no network: it loads the app's own files and the blobs it made itself. The one connection
 * that leaves the machine is main's own, to the liveness service.
 */
export function forbidRequests(
  session: Session,
  isAllowed: (url: string) => boolean,
  log: Pick<Log, 'warn'>,
): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    const allowed = isAllowed(details.url);
    if (!allowed) log.warn({ scheme: details.url.split(':', 1)[0] }, 'request of the page refused');
    callback({ cancel: !allowed });
  });
  session.on('will-download', (event) => event.preventDefault());
  // Spell-check dictionaries would be fetched from the network.
  session.setSpellCheckerEnabled(false);
}

/** An address without a listener: the discard port of this computer. */
const nowhere = 'http://127.0.0.1:9';

/**
 * Closes what Chromium opens without asking about a request: peer connections (stun, turn, data channels), connections made in advance.
 * Every request of the page, loopback included, must use a proxy that does not exist. Done before a page is loaded.
 * The network service enforces the proxy. That no packet bypasses it (UDP) is enforced by the page's process: this works against any
 * script in the page, and not against native code in its process (docs/security.md, "Residual risks").
 */
export async function cutOff(session: Session, contents: WebContents): Promise<void> {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  await session.setProxy({ proxyRules: nowhere, proxyBypassRules: '<-loopback>' });
}
