import type { Result } from '../../preload/contract.ts';
import type { Fault } from '../../preload/faults/faults.ts';

/** A route to the endpoint. */
export type Route =
  | { readonly kind: 'direct' }
  | {
      readonly kind: 'proxy';
      /** `http:` or `https:`, host and port only; as `parseProxyAddress` gives it. */
      readonly url: URL;
      readonly credentials?: { readonly user: string; readonly password: string };
    };

export interface NetworkOptions {
  /** PEM with one or more certificate authorities, trusted besides the built-in ones. */
  readonly ca?: string;
  /**
   * SHA-256 of the subject public key info, base64; of the server's certificate or any in the chain it was verified by.
   * Empty: no pin is required.
   */
  readonly pins?: readonly string[];
  /** The routes to the endpoint, best first; called for each connection. Absent: direct. */
  readonly route?: (endpoint: URL) => Promise<readonly Route[]>;
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
