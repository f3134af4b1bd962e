import { parseProxyAddress, type NetworkOptions, type Route } from './route.ts';

/** As in the settings. `system`: the operating system's proxy for the endpoint, PAC scripts included. */
export interface ProxySettings {
  readonly mode: 'system' | 'direct' | 'explicit';
  /** Of an explicit proxy, as `parseProxyAddress` takes it. */
  readonly url?: string | null;
  /** Basic authentication with the explicit proxy. Empty or null: none. */
  readonly user?: string | null;
  readonly password?: string | null;
}

/** The keywords of a PAC script's answer for supported proxies. `HTTP` is a newer synonym of `PROXY`. */
const schemes: ReadonlyMap<string, string> = new Map([
  ['PROXY', 'http'],
  ['HTTP', 'http'],
  ['HTTPS', 'https'],
]);

function readEntry(entry: string): Route | null {
  const [word = '', address = ''] = entry.trim().split(/\s+/, 2);
  const kind = word.toUpperCase();
  if (kind === 'DIRECT') return { kind: 'direct' };
  const scheme = schemes.get(kind);
  if (scheme === undefined || address === '') return null;
  const url = parseProxyAddress(`${scheme}://${address}`);
  return url.ok ? { kind: 'proxy', url: url.value } : null;
}

/**
 * Reads what Electron's `session.resolveProxy` answers, e.g. "PROXY a:1; HTTPS b:2; SOCKS5 c:3; DIRECT". Entries that are not
 * supported (SOCKS) or can't be read are left out; an empty list means that there was no other. An empty text is what
 * a PAC script returns for "no proxy".
 */
export function parseProxyList(text: string): readonly Route[] {
  const entries = text.split(';').filter((entry) => entry.trim() !== '');
  if (entries.length === 0) return [{ kind: 'direct' }];
  return entries.map(readEntry).filter((route) => route !== null);
}

function explicitRoute({ url, user, password }: ProxySettings): readonly Route[] {
  const parsed = parseProxyAddress(url ?? '');
  // Never bypass the proxy that staff have named: having no usable proxy is reported as a failure.
  if (!parsed.ok) return [];
  const named = (user ?? '') !== '';
  const credentials = { user: user ?? '', password: password ?? '' };
  return [{ kind: 'proxy', url: parsed.value, ...(named ? { credentials } : {}) }];
}

/**
 * Makes the client's `route` out of the settings. User name and password go to the explicit proxy alone: a system's proxy may
 * be named by whichever host in the network answers first (WPAD).
 * @param resolveSystem Electron's `session.resolveProxy`
 */
export function routeFrom(
  settings: ProxySettings,
  resolveSystem: (url: string) => Promise<string>,
): NonNullable<NetworkOptions['route']> {
  switch (settings.mode) {
    case 'direct':
      return async () => [{ kind: 'direct' }];
    case 'explicit':
      return async () => explicitRoute(settings);
    case 'system':
      // The origin only: a proxy script needs no path or query.
      return async (endpoint) => parseProxyList(await resolveSystem(`${endpoint.origin}/`));
  }
}
