import { app } from 'electron';

/** An address without a listener: the discard port of this computer. */
const nowhere = 'https://127.0.0.1:9/dns-query{?dns}';

/**
 * Chromium resolves names on any page's request (`<link rel=dns-prefetch>`, a peer connection's server), bypassing every rule for
 * requests, and a name can carry a message out of the building. Only the system's proxy script needs names of Chromium; main's own
 * connections look theirs up by Node. So where no such script is asked, Chromium gets no answer to any name.
 * @param needed the settings ask the system for its proxy
 */
export function allowNames(needed: boolean): void {
  app.configureHostResolver(
    needed
      ? { secureDnsMode: 'off', secureDnsServers: [] }
      : { enableBuiltInResolver: true, secureDnsMode: 'secure', secureDnsServers: [nowhere] },
  );
}
