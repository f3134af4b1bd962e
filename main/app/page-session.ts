import type { Session } from 'electron';

/** Without `persist:` before it: nothing that the page keeps (storage, cache, cookies) ever reaches the disk. */
export const pagePartition = 'page';

/**
 * Deletes what a page has stored; the kiosk's own page stores nothing. Cookies are kept: the salt of the cameras' ids is deleted with
 * them.
 */
export function forgetStored(of: Session): void {
  of.clearStorageData({ storages: ['filesystem', 'indexdb', 'cachestorage', 'localstorage'] }).catch(
    () => undefined,
  );
}
