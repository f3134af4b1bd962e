import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Lets Node poll all sockets once, so that data that has arrived is read before the caller continues. Two turns of the event loop, since an
 * immediate set during a poll runs before the next poll.
 */
export async function pollNetwork(): Promise<void> {
  await nextTurn();
  await nextTurn();
}
