import { EventEmitter } from 'node:events';

/**
 * `changed`: the station's description for the page may have changed. `sessionClosed`: the customer's session has ended. Parts of the
 * station emit them and do not need to know who listens.
 */
export type StationEvents = EventEmitter<{ changed: []; sessionClosed: [] }>;

export const createStationEvents = (): StationEvents => new EventEmitter();
