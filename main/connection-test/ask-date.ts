import type { Socket } from 'node:net';
import { Client } from 'undici';

/**
 * Asks a host for its time over an open connection: HEAD for its root, without key, picture or cookie, and never for the
 * service's own path, so that nothing can be billed or counted. The status does not matter. Closes the socket.
 * @returns the Date header as milliseconds since 1970, null where there is none
 * @throws undici's errors: only their `code` may be passed on
 */
export async function askDate(socket: Socket, endpoint: URL, signal: AbortSignal): Promise<number | null> {
  const client = new Client(endpoint.origin, {
    allowH2: false,
    headersTimeout: 0,
    connect: (_, callback) => {
      // Deferred: undici loses a connection that is delivered before its own call has returned.
      queueMicrotask(() => callback(null, socket));
    },
  });
  try {
    const { headers, body } = await client.request({
      method: 'HEAD',
      path: '/',
      headers: { 'user-agent': 'liveness-kiosk' },
      // HTTP allows repeating HEAD, and undici would, but there is no second connection for it.
      idempotent: false,
      signal,
    });
    await body.dump();
    const at = Date.parse(String(headers['date'] ?? ''));
    return Number.isNaN(at) ? null : at;
  } finally {
    await client.destroy();
    socket.destroy();
  }
}
