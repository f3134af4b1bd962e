import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** An empty marker file in the kiosk's folder, present where the settings do not use the system's proxy. */
const markName = 'local-names-closed';

/**
 * Chromium gets its name-resolution rules at start, before the settings can be read: so the previous run leaves this marker. A proxy
 * script is often on a host in `.local`, as in many banks' own domains, and must be resolvable where the system's proxy is used.
 */
export function areLocalNamesClosed(directory: string): boolean {
  return existsSync(join(directory, markName));
}

/** For the next start. @param needed as of `allowNames` */
export function rememberLocalNames(directory: string, needed: boolean): void {
  const path = join(directory, markName);
  try {
    if (needed) rmSync(path, { force: true });
    else if (!existsSync(path)) writeFileSync(path, '', { mode: 0o600 });
  } catch {
    // The disk can't be written: the next start resolves names in .local, like a station that uses the system's proxy.
  }
}

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
