import type { EventEmitter } from 'node:events';
import { pulseChannels } from '../../preload/contract.ts';

/** The page's heartbeats, Electron's own listener, which does not answer, and the one below. Requests (`handle`) are not events. */
const own: readonly string[] = [pulseChannels.answer, 'error', 'newListener'];

/**
 * Libraries open IPC channels of their own: electron-store tells any page where its files are, from the moment it
 * first opens one. No channel but ours stays open.
 */
export function closeOtherChannels(ipc: EventEmitter): void {
  const close = (name: unknown) => {
    // A page that sends something by the name of `newListener` gets here with an event in a name's place.
    if (typeof name === 'string' && !own.includes(name)) ipc.removeAllListeners(name);
  };
  ipc.eventNames().forEach(close);
  // Emitted before the listener is added; no message of a page can come in between.
  ipc.on('newListener', (name: unknown) => queueMicrotask(() => close(name)));
}
