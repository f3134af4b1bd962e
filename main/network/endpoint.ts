import type { Result } from '../../preload/contract.ts';
import { faultWords, type Fault } from '../../preload/faults/faults.ts';

export interface EndpointFault {
  readonly code: 'bad-request';
  readonly fault: Fault;
  /** The same in English. */
  readonly staffDetail: string;
}

/** Whether a URL's host name is this machine itself. */
export function isLoopback(hostname: string): boolean {
  // The URL parser has already normalised forms like 127.1 and 0x7f000001.
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function findFault(url: URL): Fault | null {
  const encrypted = url.protocol === 'https:';
  if (!encrypted && url.protocol !== 'http:') return { code: 'address-https' };
  if (!encrypted && !isLoopback(url.hostname)) return { code: 'address-unencrypted' };
  if (url.username !== '' || url.password !== '') return { code: 'address-credentials' };
  // URLs end up in logs of proxies and servers: a key pasted into one must not get that far.
  if (url.search !== '' || url.hash !== '') return { code: 'address-query' };
  return null;
}

/**
 * Reads the address of the service: https, or plain http on loopback. The path is kept as typed.
 * The fault never repeats the text, which may hold a secret pasted by mistake.
 */
export function parseEndpoint(text: string): Result<URL, EndpointFault> {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return refuse({ code: 'address-wanted' });
  const url = new URL(trimmed);
  const fault = findFault(url);
  return fault === null ? { ok: true, value: url } : refuse(fault);
}

function refuse(fault: Fault): Result<never, EndpointFault> {
  return { ok: false, error: { code: 'bad-request', fault, staffDetail: faultWords(fault, 'en') } };
}
