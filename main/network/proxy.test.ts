import { once } from 'node:events';
import { createSecureContext } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectThroughProxy, parseProxyList, type Route, routeFrom } from './proxy.ts';
import { parseProxyAddress } from './address.ts';
import { type CertificateAuthority, createCertificateAuthority } from '../../test/fakes/certificates.ts';
import { type HttpProxy, startHttpProxy } from '../../test/fakes/http-proxy.ts';
import { type LivenessServer, startLivenessServer } from '../../test/fakes/liveness-server.ts';
import { hangMs } from '../../test/fakes/client-rig.ts';
import { createSocketOpener } from './connect.ts';
import { tlsFailure } from './connect-error.ts';
import { createHandshake, spkiPin, trustContext } from './tls.ts';

const endpoint = new URL('https://service.test:8443/a/b/');
const nameOf = (route: Route): string => (route.kind === 'direct' ? 'direct' : `proxy ${route.url.origin}`);
const routesOf = (text: string) => parseProxyList(text).map(nameOf);

test.each([
  ['DIRECT', ['direct']],
  ['', ['direct']],
  [' ; ', ['direct']],
  [
    'PROXY a.corp:8080; HTTPS b.corp:443; SOCKS5 c.corp:1080; DIRECT',
    ['proxy http://a.corp:8080', 'proxy https://b.corp', 'direct'],
  ],
  ['proxy a.corp:1;direct', ['proxy http://a.corp:1', 'direct']],
  ['HTTP a.corp:1', ['proxy http://a.corp:1']],
  ['PROXY [::1]:3128', ['proxy http://[::1]:3128']],
  ['PROXY a.corp', ['proxy http://a.corp']],
  ['SOCKS a.corp:1080; SOCKS5 b.corp:1080; QUIC c.corp:443', []],
  ['PROXY', []],
  ['PROXY ???:x', []],
  ['PROXY a.corp:1/path', []],
])('%j', (text, routes) => expect(routesOf(text)).toEqual(routes));

test.each([
  [' proxy.corp:3128 ', 'http://proxy.corp:3128/'],
  ['http://proxy.corp:3128', 'http://proxy.corp:3128/'],
  ['https://proxy.corp', 'https://proxy.corp/'],
  ['10.0.0.1:8080', 'http://10.0.0.1:8080/'],
])('the address %j is taken', (text, href) => {
  const parsed = parseProxyAddress(text);
  expect(parsed.ok && parsed.value.href).toBe(href);
});

test.each([
  '',
  'http://',
  'socks5://proxy.corp:1080',
  'http://ivan:hunter2@proxy.corp:3128',
  'ivan:hunter2@proxy.corp:3128',
  'http://proxy.corp:3128/hunter2',
  'http://proxy.corp:3128/?hunter2',
  'ftp://proxy.corp',
])('the address %j is refused without being repeated', (text) => {
  const parsed = parseProxyAddress(text);
  expect(parsed.ok).toBe(false);
  expect(JSON.stringify(parsed)).not.toContain('hunter2');
});

const never = () => Promise.reject(new Error('the system was asked'));
const secrets = { user: 'ivan', password: 'hunter2' };

test('direct and explicit do not ask the system', async () => {
  expect(await routeFrom({ mode: 'direct' }, never)(endpoint)).toEqual([{ kind: 'direct' }]);
  const url = new URL('http://proxy.corp:3128');
  expect(await routeFrom({ mode: 'explicit', url: 'proxy.corp:3128', ...secrets }, never)(endpoint)).toEqual([
    { kind: 'proxy', url, credentials: secrets },
  ]);
  expect(await routeFrom({ mode: 'explicit', url: 'proxy.corp:3128', user: '' }, never)(endpoint)).toEqual([
    { kind: 'proxy', url },
  ]);
});

test('an explicit proxy that can’t be read leaves no route, not a direct one', async () => {
  expect(await routeFrom({ mode: 'explicit', url: null }, never)(endpoint)).toEqual([]);
});

test('the system is told the origin alone, and its proxies get no password', async () => {
  const asked: string[] = [];
  const resolve = async (url: string) => {
    asked.push(url);
    return 'PROXY wpad.corp:1';
  };
  const routes = await routeFrom({ mode: 'system', ...secrets }, resolve)(endpoint);
  expect(asked).toEqual(['https://service.test:8443/']);
  expect(JSON.stringify(routes)).not.toContain('hunter2');
  expect(routes.map(nameOf)).toEqual(['proxy http://wpad.corp:1']);
});

let proxyAuthority: CertificateAuthority;
let authority: CertificateAuthority;
let server: LivenessServer;
let proxy: HttpProxy;
beforeEach(async () => {
  [proxyAuthority, authority] = await Promise.all([
    createCertificateAuthority(),
    createCertificateAuthority(),
  ]);
  server = await startLivenessServer({ tls: await authority.issue({ names: ['service.test'] }) });
  proxy = await startHttpProxy({ tls: await proxyAuthority.issue() });
});
afterEach(async () => {
  await proxy.close();
  await server.close();
});

test('TLS to the endpoint inside of TLS to the proxy, each with its own trust', async () => {
  const { signal } = new AbortController();
  const pinned = new X509Certificate(authority.cert);
  const { socket } = await connectThroughProxy(
    { kind: 'proxy', url: proxy.url },
    { host: 'service.test', port: server.port },
    { signal, proxyTls: () => createSecureContext({ ca: proxyAuthority.cert }) },
  );
  const shake = createHandshake({
    host: 'service.test',
    context: trustContext(authority.cert),
    spkiPins: [spkiPin(pinned)],
    failureOf: tlsFailure,
  });
  const secured = await shake(socket, signal);
  secured.write('GET / HTTP/1.1\r\nhost: service.test\r\nconnection: close\r\n\r\n');
  const [answer] = (await once(secured, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 200/);
  secured.destroy();
});

test("the endpoint's authorities are not trusted on the hop to the proxy", async () => {
  const open = createSocketOpener({
    endpoint: new URL(`https://service.test:${server.port}/`),
    connectTimeoutMs: hangMs,
    network: { ca: proxyAuthority.cert, route: async () => [{ kind: 'proxy', url: proxy.url }] },
  });
  await expect(open()).rejects.toMatchObject({
    phase: 'network',
    kind: 'proxy-unreachable',
    reason: 'PROXY_UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  });
  expect(proxy.connects).toHaveLength(0);
});
