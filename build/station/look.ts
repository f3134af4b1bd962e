// Runs in the network of the station's box. For each line that it reads it prints in one line what the kiosk shows at that moment:
//   node --experimental-websocket --import build/typescript.mjs build/station/look.ts PORT
// Node 20 has a WebSocket only with that switch; later versions accept the switch and have it anyway.
import { createInterface } from 'node:readline';

/** A main process that hangs does not answer: that is a result too, and has to be reported within the trial's limit. */
const limitMs = 3_000;
const question = 'document.querySelector("[data-screen]")?.dataset.screen ?? "a page without a screen"';

type Target = { type: string; url: string; webSocketDebuggerUrl: string };

let line: WebSocket | null = null;

for await (const _ of createInterface({ input: process.stdin }))
  process.stdout.write(`${await look(Number(process.argv[2])).catch(hangUp)}\n`);
hangUp();

/**
 * @param port of the debugger
 * @returns the screen's name, the code of the page "out of order", or why there is neither
 */
async function look(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`, { signal: AbortSignal.timeout(limitMs) });
  const targets = (await answer.json()) as Target[];
  const page = targets.find(({ type }) => type === 'page');
  if (!page) return 'no page';
  const outOfOrder = /out-of-order\.html#(R\d+)$/.exec(page.url)?.[1];
  if (outOfOrder) return outOfOrder;
  return page.url === 'app://kiosk/index.html' ? ask(page.webSocketDebuggerUrl) : 'another page';
}

/** One connection for as long as the page exists: a debugger that reconnects costs a busy machine more than the kiosk does. */
async function ask(address: string): Promise<string> {
  if (line?.url !== address) {
    hangUp();
    line = new WebSocket(address);
    await next(line, 'open');
  }
  const answer = next(line, 'message');
  const params = { expression: question };
  line.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
  return JSON.parse(String((await answer).data)).result.result.value;
}

/** @returns the event */
function next(socket: WebSocket, event: 'open' | 'message'): Promise<MessageEvent> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(limitMs);
    for (const end of ['close', 'error']) socket.addEventListener(end, reject, { once: true, signal });
    socket.addEventListener(event, (found) => resolve(found as MessageEvent), { once: true, signal });
    signal.addEventListener('abort', reject, { once: true });
  });
}

function hangUp() {
  line?.close();
  line = null;
  return 'nothing';
}
