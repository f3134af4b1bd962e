import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { testKey } from '../../../test/fakes/client-rig.ts';
import { serviceName, startConnectionRig } from '../../../test/fakes/connection-rig.ts';
import { networkFromEnvironment } from './network-from-environment.ts';
import { runCheckPhoto } from './run-check-photo.ts';

const folder = mkdtempSync(join(tmpdir(), 'check-photo-network-'));
afterAll(() => rmSync(folder, { recursive: true }));
const credentials = { user: 'ivan', password: 'Hünter2@office' };

async function routesOf(environment: Record<string, string>, endpoint = 'https://kyc.example/short/') {
  const network = await networkFromEnvironment(environment);
  if (!network.ok) return network.error;
  const routes = await network.value.route?.(new URL(endpoint));
  return routes?.map((route) => (route.kind === 'direct' ? 'direct' : route.url.href)) ?? 'direct';
}
const proxied = ['http://proxy.bank:3128/'];

test.each<[string, Record<string, string>, unknown]>([
  ['nothing', {}, 'direct'],
  ['an empty one', { HTTPS_PROXY: '' }, 'direct'],
  ['HTTPS_PROXY', { HTTPS_PROXY: 'http://proxy.bank:3128' }, proxied],
  ['https_proxy without a scheme', { https_proxy: ' proxy.bank:3128 ' }, proxied],
  ['ALL_PROXY', { ALL_PROXY: 'http://proxy.bank:3128/' }, proxied],
  ['HTTP_PROXY, which is for http alone', { HTTP_PROXY: 'http://proxy.bank:3128' }, 'direct'],
  ['a SOCKS proxy', { ALL_PROXY: 'socks5://proxy.bank:1080' }, { code: 'bad-request' }],
  ['a spoilt one', { HTTPS_PROXY: 'http://ivan:%E0%A4%A@proxy:1' }, { code: 'bad-request' }],
])('%s', async (_, environment, routes) => {
  const found = await routesOf(environment);
  if (Array.isArray(routes)) expect(found).toEqual(routes);
  else expect(found).toEqual(typeof routes === 'string' ? routes : expect.objectContaining(routes));
});

test.each([
  ['kyc.example', true],
  ['other, .example', true],
  ['*.example', true],
  ['EXAMPLE:443', true],
  ['*', true],
  ['kyc.example:8443', false],
  ['c.example', false],
  ['kyc.example.org localhost', false],
  [':443', false],
  ['', false],
])('NO_PROXY=%j', async (exempt, direct) => {
  const environment = { HTTPS_PROXY: 'http://proxy.bank:3128', NO_PROXY: exempt };
  expect(await routesOf(environment)).toEqual(direct ? ['direct'] : proxied);
});

test('NO_PROXY with IPv6 addresses', async () => {
  const environment = { HTTPS_PROXY: 'http://proxy.bank:3128', no_proxy: '2001:db8::1 [2001:db8::2]:443' };
  for (const host of ['[2001:db8::1]', '[2001:db8::2]'])
    expect(await routesOf(environment, `https://${host}/`)).toEqual(['direct']);
  expect(await routesOf(environment, 'https://[2001:db8::3]/')).toEqual(proxied);
});

test('no fault repeats a variable, which may hold a password', async () => {
  const fault = await networkFromEnvironment({ HTTPS_PROXY: 'socks5://ivan:Hunter2@proxy:1' });
  expect(fault.ok).toBe(false);
  expect(JSON.stringify(fault)).not.toMatch(/Hunter2|ivan/);
});

test('check-photo goes through the proxy and trusts the authority that the variables name', async () => {
  const rig = await startConnectionRig({ certificate: { names: [serviceName] }, proxy: { credentials } });
  const [ca, key] = [join(folder, 'ca.pem'), join(folder, 'key')];
  writeFileSync(ca, rig.authority.cert);
  writeFileSync(key, testKey);
  const proxy = new URL(rig.proxy.url);
  [proxy.username, proxy.password] = [credentials.user, encodeURIComponent(credentials.password)];
  const photo = fileURLToPath(new URL('../../../test/fixtures/astronaut.png', import.meta.url));
  const run = async (environment: Record<string, string>) =>
    runCheckPhoto([photo, '--endpoint', rig.named.href, '--api-key-file', key], {
      openOwnService: () => Promise.reject(new Error('a service was named')),
      standardInput: Readable.from([]),
      network: await networkFromEnvironment(environment),
    });
  expect(await run({ HTTPS_PROXY: proxy.href, NODE_EXTRA_CA_CERTS: ca })).toMatchObject({
    exitCode: 0,
    report: { outcome: 'live' },
  });
  expect(rig.proxy.tunnels).toBe(1);
  expect(await run({ HTTPS_PROXY: proxy.href, NODE_EXTRA_CA_CERTS: join(folder, 'none.pem') })).toMatchObject(
    {
      exitCode: 2,
      report: {
        code: 'certificates-unreadable',
        staffDetail: 'NODE_EXTRA_CA_CERTS: There is no such file.',
        sentBytes: 0,
      },
    },
  );
  expect(rig.proxy.tunnels).toBe(1);
  await rig.stop();
});
