import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Lets Node look at all sockets once, so that what has arrived already is read before the caller goes on. Two turns, since an
 * immediate that is set while sockets are being looked at runs before they are looked at again.
 */
export async function pollNetwork(): Promise<void> {
  await nextTurn();
  await nextTurn();
}
