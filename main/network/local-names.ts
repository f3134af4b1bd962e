import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lies in the kiosk's folder where the settings ask the system for no proxy. Says nothing but that it is there. */
const markName = 'local-names-closed';

/**
 * Chromium is told at its start what names it may find, long before the settings can be read: so the run before leaves word. A proxy
 * script often lies on a host in `.local`, as in many banks' own domains, and must be found where the system is asked for it.
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
    // A disk that takes nothing: the next start finds names in .local, as a station that asks for its proxy does.
  }
}
