import type { Result } from '../../../preload/contract.ts';
import { readCertificateFile } from '../../network/ca-file.ts';
import { type NetworkOptions, type Route } from '../../network/proxy.ts';
import { parseProxyAddress, type Target, targetOf } from '../../network/address.ts';

export interface EnvironmentFault {
  readonly code: 'bad-request' | 'certificates-unreadable';
  readonly staffDetail: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** In either case, as curl and others take them; an empty variable counts as none. */
const valueOf = (environment: Environment, name: string): string | undefined =>
  environment[name.toLowerCase()] || environment[name] || undefined;

/** Reads `http://user:password@host:port`: these variables have no other place for a name and a password. */
function parseProxy(text: string): Route | null {
  const full = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  let credentials: { user: string; password: string } | undefined;
  try {
    if (url.username !== '')
      credentials = { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  } catch {
    return null;
  }
  url.username = url.password = '';
  const address = parseProxyAddress(url.href);
  return address.ok ? { kind: 'proxy', url: address.value, ...(credentials && { credentials }) } : null;
}

/** One entry of NO_PROXY: a host and those below it, with or without a dot before it and a port behind it; `*` is every host. */
function isExempt(entry: string, { host, port }: Target): boolean {
  if (entry === '*') return true;
  const [, name = '', , itsPort = port] = /^(?:\*?\.)?(\[.+\]|[^:]+|[^:]*:.*:.*)(:(\d+))?$/.exec(entry) ?? [];
  const bare = name.replace(/^\[|\]$/g, '').toLowerCase();
  return bare !== '' && Number(itsPort) === port && (host === bare || host.endsWith(`.${bare}`));
}

function routeFrom(environment: Environment): NetworkOptions['route'] | null {
  const proxy = valueOf(environment, 'HTTPS_PROXY') ?? valueOf(environment, 'ALL_PROXY');
  if (proxy === undefined) return undefined;
  const route = parseProxy(proxy.trim());
  if (route === null) return null;
  const exempt = (valueOf(environment, 'NO_PROXY') ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  return async (endpoint) => {
    const isDirect = exempt.some((entry) => isExempt(entry, targetOf(endpoint)));
    return [isDirect ? { kind: 'direct' } : route];
  };
}

/**
 * How plain Node's `check-photo` reaches the service: by `HTTPS_PROXY` (or `ALL_PROXY`) but for the hosts of `NO_PROXY`, and trusting
 * the authorities in `NODE_EXTRA_CA_CERTS` besides the built-in ones. The kiosk itself reads none of them: a person who can set a
 * variable must not control its connections. The faults never repeat a variable's value, which may contain a password.
 */
export async function networkFromEnvironment(
  environment: Environment,
): Promise<Result<NetworkOptions, EnvironmentFault>> {
  const route = routeFrom(environment);
  if (route === null) {
    const staffDetail = 'HTTPS_PROXY or ALL_PROXY is not the address of an http or https proxy';
    return { ok: false, error: { code: 'bad-request', staffDetail } };
  }
  const ca = valueOf(environment, 'NODE_EXTRA_CA_CERTS');
  const read = ca === undefined ? null : await readCertificateFile(ca);
  if (read?.ok === false) {
    const { code, staffDetail } = read.error;
    return { ok: false, error: { code, staffDetail: `NODE_EXTRA_CA_CERTS: ${staffDetail}` } };
  }
  return { ok: true, value: { ...(route && { route }), ...(read && { ca: read.value.pem }) } };
}
