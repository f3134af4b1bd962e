import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, html, json, movedTo, servicePath } from './answers.ts';
import { behaviours, fileNotAllowed, keyUnknown, tooLarge, type Behaviour } from './behaviours.ts';
import { demoKeyName } from './keys.ts';
import { readBody, readForm } from './read-form.ts';

/** nginx's default limit for a request's body, which the real service's front most likely has. */
const maxBodyBytes = 1024 * 1024;
/** nginx's default; a client has to let go of idle connections earlier. */
const keepAliveMs = 75_000;
const maxConnections = 64;
const allowedFiles: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
};

/** Judges a picture's bytes; waits until the models are loaded. */
export type Judge = (picture: Buffer) => Promise<Answer>;

/**
 * The demonstration's HTTP server, not yet listening. It implements the liveness service's documented contract,
 * keeps no picture and no key longer than their request lives, and writes nothing anywhere.
 */
export function createDemoServer(judge: Judge): Server {
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => {
    // Only a broken connection ends up here (bugs are answered with 500): no client is left to answer.
    respond(judge, request, response).catch(() => request.socket.destroy());
  });
  server.maxConnections = maxConnections;
  return server;
}

async function respond(judge: Judge, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const early = refuseByHead(request);
  if (early !== null) return send(request, response, early);
  const body = await readBody(request, maxBodyBytes);
  if (body === null) return send(request, response, tooLarge());
  const form = await readForm(request.headers['content-type'] ?? '', body);
  if ('status' in form) return send(request, response, form);
  const name = demoKeyName(form.apiKey);
  if (name === null) return send(request, response, keyUnknown());
  return behave(behaviours[name], form.image, judge, request, response);
}

/** Refusals that need only the request's head. */
function refuseByHead({ method, url = '', headers }: IncomingMessage): Answer | null {
  // A web page that points its own name at this machine must not get an answer (DNS rebinding).
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(headers.host ?? '')) return html(400, '400 Bad Request');
  const path = url.split('?', 1)[0] ?? '';
  if (`${path}/` === servicePath) return movedTo(servicePath);
  if (path !== servicePath) return json(404, { detail: 'Not found.' });
  if (method === 'POST') return null;
  return json(405, { detail: `Method "${method}" not allowed.` }, { Allow: 'POST, OPTIONS' });
}

async function behave(
  behaviour: Behaviour,
  image: File,
  judge: Judge,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  switch (behaviour.kind) {
    case 'answer':
      return send(request, response, behaviour.answer());
    case 'compute': {
      await pause(behaviour.delayMs, undefined, { ref: false });
      if (request.socket.destroyed) return;
      return send(request, response, await compute(image, judge));
    }
    case 'stall':
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
  }
}

async function compute(image: File, judge: Judge): Promise<Answer> {
  if (!isAllowed(image)) return fileNotAllowed();
  return judge(Buffer.from(await image.arrayBuffer())).catch(() =>
    json(500, { detail: 'Server Error (500)' }),
  );
}

/** The extension has to be an allowed one, and the content type the one that goes with it. */
function isAllowed({ name, type }: File): boolean {
  const extension = /\.[^.]+$/.exec(name)?.[0]?.toLowerCase() ?? '';
  return allowedFiles[extension] === type;
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, {
    ...headers,
    'Content-Length': Buffer.byteLength(body),
    // Not in the contract: shows in a network trace that no real check took place.
    'X-Demonstration': 'true',
    // A body that was not read to its end would be taken for the next request.
    ...(request.complete ? {} : { Connection: 'close' }),
  });
  response.end(body);
  if (!request.complete) discardRest(request);
}

/** Continues reading for a moment, as nginx does: a reset while the client still writes would lose the answer. */
function discardRest(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), 5_000).unref();
  request.socket.once('close', () => clearTimeout(timer));
}
