import type { Result } from '../../preload/contract.ts';

export interface EndpointFault {
  readonly code: 'bad-request';
  readonly staffDetail: string;
}

/** Whether a URL's host name is this machine itself. */
export function isLoopback(hostname: string): boolean {
  // The URL parser has already normalised forms like 127.1 and 0x7f000001.
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function findFault(url: URL): string | null {
  const encrypted = url.protocol === 'https:';
  if (!encrypted && url.protocol !== 'http:') return 'The endpoint must be an https address';
  if (!encrypted && !isLoopback(url.hostname))
    return 'The endpoint must be https: plain http is for this machine only';
  if (url.username !== '' || url.password !== '') return 'The endpoint must hold no user name or password';
  // URLs end up in logs of proxies and servers: a key pasted into one must not get that far.
  if (url.search !== '' || url.hash !== '') return 'The endpoint must have no query and no fragment';
  return null;
}

/**
 * Reads the address of the service: https, or plain http on loopback. The path stays as it was typed.
 * The fault never repeats the text, which may hold a secret pasted by mistake.
 */
export function parseEndpoint(text: string): Result<URL, EndpointFault> {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  const fault = url === null ? 'The endpoint is not an address' : findFault(url);
  if (url === null || fault !== null) {
    return {
      ok: false,
      error: { code: 'bad-request', staffDetail: fault ?? 'The endpoint is not an address' },
    };
  }
  return { ok: true, value: url };
}
