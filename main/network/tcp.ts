import { connect, isIP, type Socket } from 'node:net';
import { ADDRCONFIG } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import { orAbort } from '../platform/time-limit.ts';
import { codeOf, type ConnectFailure } from './connect-error.ts';
import type { Target } from './address.ts';

/**
 * Waits until the socket emits `event`. Otherwise destroys it and rejects with `failureOf(code)`: the error's code,
 * ECONNRESET for a close without one, ETIMEDOUT when the signal comes first.
 * @param accept checks the socket at the event; a returned code refuses it
 */
export function waitForSocket<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  { signal, failureOf, accept }: WaitOptions<S>,
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

interface WaitOptions<S extends Socket> {
  readonly signal: AbortSignal;
  readonly failureOf: (code: string) => unknown;
  readonly accept?: (socket: S) => string | null;
}

/** RFC 8305's recommended Connection Attempt Delay, ms. */
const attemptDelayMs = 250;

/** All addresses of a name, best first. Rejects with a system error. */
export type Lookup = (host: string) => Promise<readonly { readonly address: string }[]>;

interface TcpOptions {
  readonly signal: AbortSignal;
  readonly failureOf: (code: string) => ConnectFailure;
  /** Called with each address when an attempt at it begins. */
  readonly onName?: (host: string, address: string) => void;
  /** The operating system's by default. */
  readonly lookup?: Lookup;
}

export interface OpenTcp {
  readonly socket: Socket;
  /** How long TCP's own handshake took, with the address that was reached, ms. */
  readonly roundTripMs: number;
}

// As in `net.connect`: no IPv6 address for a computer without IPv6, except on Windows, where the names of this computer itself would not
// be found; in the operating system's own order (RFC 6724).
const hints = process.platform === 'win32' ? 0 : ADDRCONFIG;
const lookupAll: Lookup = (host) => systemLookup(host, { all: true, hints, verbatim: true });

/** The address families alternate, the one of the best address first. */
export function interleaveFamilies(addresses: readonly string[]): readonly string[] {
  const [first = ''] = addresses;
  const preferred = addresses.filter((address) => isIP(address) === isIP(first));
  const others = addresses.filter((address) => isIP(address) !== isIP(first));
  const turns = Math.max(preferred.length, others.length);
  return Array.from({ length: turns }, (_, turn) => [preferred[turn], others[turn]])
    .flat()
    .filter((address) => address !== undefined);
}

async function findAddresses(
  host: string,
  { signal, failureOf, lookup = lookupAll }: TcpOptions,
): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  const found = lookup(host).catch((error: unknown) => Promise.reject(failureOf(codeOf(error))));
  // For staff a silent DNS server is the same as one that reports that it can't answer.
  const addresses = await orAbort(found, signal, () => failureOf('EAI_AGAIN'));
  return interleaveFamilies(addresses.map(({ address }) => address));
}

/** The most informative failure: of an address that answered, then of one that was silent, then of one without a route. */
function mostTelling(codes: readonly string[]): string {
  const weigh = (code: string) => (/^ECONN/.test(code) ? 2 : code === 'ETIMEDOUT' ? 1 : 0);
  return codes.reduce((best, code) => (weigh(code) > weigh(best) ? code : best), codes[0] ?? 'ENOTFOUND');
}

/**
 * Opens a TCP connection. A name's addresses are tried with overlap (Happy Eyeballs, RFC 8305): the next one begins when an
 * attempt has failed, or after 250 ms while the earlier ones continue. Node's own `autoSelectFamily` breaks an attempt off after that
 * time, and so never connects over a network with a longer round trip.
 */
export async function openTcp({ host, port }: Target, options: TcpOptions): Promise<OpenTcp> {
  const { signal, failureOf, onName } = options;
  const waiting = [...(await findAddresses(host, options))];
  const racing = new AbortController();
  const attemptSignal = AbortSignal.any([signal, racing.signal]);
  const codes: string[] = [];
  let running = 0;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<OpenTcp>((resolve, reject) => {
      const startNext = () => {
        clearTimeout(timer);
        const address = waiting.shift();
        if (address === undefined) {
          if (running === 0) reject(failureOf(mostTelling(codes)));
          return;
        }
        running += 1;
        if (waiting.length > 0) timer = setTimeout(startNext, attemptDelayMs);
        onName?.(host, address);
        attempt(address, port, attemptSignal).then(resolve, (error: unknown) => {
          running -= 1;
          codes.push(codeOf(error));
          // One attempt has succeeded, or the time is up: no further attempt.
          if (attemptSignal.aborted) waiting.length = 0;
          startNext();
        });
      };
      startNext();
    });
  } finally {
    clearTimeout(timer);
    racing.abort();
  }
}

/** Rejects with an object that has a `code`. */
async function attempt(address: string, port: number, signal: AbortSignal): Promise<OpenTcp> {
  const startedAt = performance.now();
  const socket = connect({ host: address, port }).setNoDelay(true).setKeepAlive(true, 60_000);
  await waitForSocket(socket, 'connect', { signal, failureOf: (code) => ({ code }) });
  return { socket, roundTripMs: performance.now() - startedAt };
}
