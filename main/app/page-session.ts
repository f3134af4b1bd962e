import { session, type Session } from 'electron';

/** Without `persist:` before it: nothing that the page keeps (storage, cache, cookies) ever reaches the disk. */
export const pagePartition = 'page';

/**
 * Chromium's session of the kiosk's page, apart from the default one, which main uses only to resolve the system's proxy. Its
 * cameras' ids are salted with the same salt as the default one's (main/camera/device-id.ts).
 */
export function pageSession(): Session {
  return session.fromPartition(pagePartition);
}

/**
 * Deletes what a page has stored; the kiosk's own page stores nothing. Cookies are kept: the salt of the cameras' ids is deleted with
 * them.
 */
export function forgetStored(of: Session): void {
  of.clearStorageData({ storages: ['filesystem', 'indexdb', 'cachestorage', 'localstorage'] }).catch(
    () => undefined,
  );
}
