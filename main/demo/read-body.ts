import type { IncomingMessage } from 'node:http';

/**
 * Reads a request's body.
 * @returns null as soon as it is over `maxBytes`; the rest is then left unread
 * @throws when the connection breaks before the body ends
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  // `destroyOnReturn: false`: leaving the loop early must not take the connection away from the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > maxBytes) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
