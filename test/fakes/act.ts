import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { bodyBytes, type Behaviour, type Moment, type PlainAnswer } from './behaviour.ts';

/** Resets the plain TCP connection below TLS, or ends it. */
export function cutOff(socket: Socket, how: 'reset' | 'hang-up'): void {
  if (how === 'reset') socket.resetAndDestroy();
  else socket.destroySoon();
}

function sendHead(response: ServerResponse, { status = 200, headers = {}, body }: PlainAnswer): Buffer {
  const bytes = bodyBytes(body);
  const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json';
  response.writeHead(status, { 'content-type': type, 'content-length': String(bytes.length), ...headers });
  return bytes;
}

async function drip(response: ServerResponse, bytes: Buffer, everyMs: number): Promise<void> {
  for (const byte of bytes) {
    if (response.destroyed) return;
    response.write(Uint8Array.of(byte));
    await wait(everyMs);
  }
  response.end();
}

/** Resolves when the piece has left this process. */
async function sendPartly(response: ServerResponse, at: Moment, answer: PlainAnswer): Promise<void> {
  const bytes = sendHead(response, answer);
  if (at === 'head-sent') response.flushHeaders();
  const piece = at === 'half-answer-sent' ? bytes.subarray(0, bytes.length >> 1) : '';
  await new Promise((resolve) => response.write(piece, resolve));
}

/** Applies a behaviour to a request that was received completely (or whose body need not be). */
export async function act(
  behaviour: Behaviour,
  response: ServerResponse,
  tcp: Socket,
  answer: PlainAnswer,
): Promise<void> {
  switch (behaviour.kind) {
    case 'answer':
      if (behaviour.after !== undefined) await behaviour.after;
      response.end(sendHead(response, behaviour));
      return;
    case 'answer-early':
      response.end(sendHead(response, behaviour));
      return;
    case 'drip':
      return drip(response, sendHead(response, behaviour), behaviour.everyMs);
    case 'raw':
      response.socket?.end(behaviour.bytes);
      return;
    case 'reset':
    case 'hang-up': {
      const { kind, at } = behaviour;
      // The piece has to be on its way before the cut.
      if (at === 'head-sent' || at === 'half-answer-sent') await sendPartly(response, at, answer);
      return cutOff(tcp, kind);
    }
    case 'stall':
      if (behaviour.at === 'head-sent' || behaviour.at === 'half-answer-sent')
        await sendPartly(response, behaviour.at, answer);
  }
}
