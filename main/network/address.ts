import type { Result } from '../../preload/contract.ts';
import type { Fault } from '../../preload/faults/faults.ts';

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
export function parseEndpoint(text: string): Result<URL, Fault> {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return { ok: false, error: { code: 'address-wanted' } };
  const url = new URL(trimmed);
  const fault = findFault(url);
  return fault === null ? { ok: true, value: url } : { ok: false, error: fault };
}

/** Host and port of a connection's other end. */
export interface Target {
  /** A name or an address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
}

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

export function targetOf({ hostname, port, protocol }: URL): Target {
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (defaultPorts[protocol] ?? 443) : Number(port),
  };
}

type ProxyFault = 'proxy-wanted' | 'address-credentials' | 'proxy-scheme' | 'proxy-path';

/**
 * Reads the address of a proxy: `http://host:port`, `https://host:port`, or `host:port` alone, which means http.
 * User name and password have settings of their own, so that the address can be shown. The fault never repeats the text.
 */
export function parseProxyAddress(text: string): Result<URL, Fault> {
  const trimmed = text.trim();
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const refuse = (code: ProxyFault) => ({ ok: false, error: { code } }) as const;
  if (trimmed === '' || !URL.canParse(full)) return refuse('proxy-wanted');
  const url = new URL(full);
  if (url.username !== '' || url.password !== '') return refuse('address-credentials');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('proxy-scheme');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return refuse('proxy-path');
  return { ok: true, value: url };
}
