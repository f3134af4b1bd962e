import { app } from 'electron';

/** An address without a listener: the discard port of this computer. */
const nowhere = 'https://127.0.0.1:9/dns-query{?dns}';

/**
 * Chromium resolves names on any page's request (`<link rel=dns-prefetch>`, a peer connection's server), bypassing every rule for
 * requests, and a name can carry data out. Chromium has to resolve names only for the system's proxy script; main's own
 * connections resolve theirs with Node. So where no such script is used, Chromium's resolver never answers.
 * @param needed the settings use the system's proxy
 */
export function allowNames(needed: boolean): void {
  app.configureHostResolver(
    needed
      ? { secureDnsMode: 'off', secureDnsServers: [] }
      : { enableBuiltInResolver: true, secureDnsMode: 'secure', secureDnsServers: [nowhere] },
  );
}
