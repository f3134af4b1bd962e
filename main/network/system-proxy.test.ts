import { expect, test } from 'vitest';
import { parseProxyAddress, type Route } from './route.ts';
import { parseProxyList, routeFrom } from './system-proxy.ts';

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

test('an explicit proxy that can not be read leaves no way, and no way around it', async () => {
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
