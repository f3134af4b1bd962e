import type { Socket } from 'node:net';
import { codeOf } from './connect-error.ts';

/**
 * Waits until the socket emits `event`. Otherwise destroys it and rejects with `failureOf(code)`: the error's code,
 * ECONNRESET for a close without one, ETIMEDOUT when the signal comes first.
 * @param accept checks the socket at the event; a returned code refuses it
 */
export function ready<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  { signal, failureOf, accept }: ReadyOptions<S>,
): Promise<S> {
  return new Promise((resolve, reject) => {
    const fail = (code: string) => {
      signal.removeEventListener('abort', giveUp);
      socket.destroy();
      reject(failureOf(code));
    };
    const giveUp = () => fail('ETIMEDOUT');
    // The listener stays for the socket's whole life: an error between two owners must not end the process.
    socket.on('error', (error) => fail(codeOf(error)));
    socket.once('close', () => fail('ECONNRESET'));
    socket.once(event, () => {
      const refusal = accept?.(socket) ?? null;
      if (refusal !== null) return fail(refusal);
      signal.removeEventListener('abort', giveUp);
      resolve(socket);
    });
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
  });
}

export interface ReadyOptions<S extends Socket> {
  readonly signal: AbortSignal;
  readonly failureOf: (code: string) => unknown;
  readonly accept?: (socket: S) => string | null;
}
