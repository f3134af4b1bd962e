import type { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCertificateAuthority, type CertificateAuthority } from '../../test/fakes/certificates.ts';
import { hangMs, smallPicture, startRig, testKey, type Rig } from '../../test/fakes/client-rig.ts';
import { holdLimit, skipConnectPauses } from '../../test/fakes/held-limit.ts';
import { startHttpProxy, type HttpProxy } from '../../test/fakes/http-proxy.ts';
import { createLivenessClient, type LivenessClientOptions } from '../liveness/client.ts';
import { createSocketOpener } from './connect.ts';
import { servicePath } from '../../test/fakes/liveness-server.ts';
import { parseProxyList, type Route } from './proxy.ts';

const credentials = { user: 'ivan', password: 'Hunter2-пароль' };
let authority: CertificateAuthority;
let rig: Rig;
let proxy: HttpProxy;
beforeEach(async () => {
  skipConnectPauses();
  authority = await createCertificateAuthority();
  rig = await startRig({}, { tls: await authority.issue({ names: ['service.test'] }) });
  proxy = await startHttpProxy();
});
afterEach(async () => {
  await proxy.close();
  await rig.stop();
});

const through = (url: URL, known?: typeof credentials): Route => ({
  kind: 'proxy',
  url,
  ...(known === undefined ? {} : { credentials: known }),
});

/** One check of `service.test`, a name that only the proxy knows. */
async function check(routes: readonly Route[], options: Partial<LivenessClientOptions> = {}) {
  const client = createLivenessClient({
    endpoint: new URL(`https://service.test:${rig.server.port}${servicePath}`),
    apiKey: testKey,
    deadlineMs: hangMs,
    connectTimeoutMs: hangMs,
    network: { ca: authority.cert, route: async () => routes },
    ...options,
  });
  try {
    return await client.check(smallPicture);
  } finally {
    await client.close();
  }
}
const unreachable = (staffDetail: string) => ({ ok: false, error: { code: 'unreachable', staffDetail } });

test('the request goes through the tunnel, encrypted to the endpoint', async () => {
  const chains: string[][] = [];
  const network = {
    ca: authority.cert,
    route: async () => [through(proxy.url)],
    onChain: (chain: readonly X509Certificate[]) => void chains.push(chain.map(({ subject }) => subject)),
  };
  expect(await check([], { network })).toMatchObject({ ok: true, value: { verdict: 'live' } });
  expect(chains, 'the endpoint’s certificates are told, as without a proxy').toMatchObject([
    ['CN=service.test', expect.any(String)],
  ]);
  expect(proxy.connects.map(({ authority: to }) => to)).toEqual([`service.test:${rig.server.port}`]);
  expect(proxy.connects[0]?.headers).toMatchObject({ host: `service.test:${rig.server.port}` });
  expect(proxy.connects[0]?.headers).not.toHaveProperty('proxy-authorization');
  expect(rig.server.requests[0]?.form?.apiKey).toBe(testKey);
});

test('a warm tunnel is used, and each check has a tunnel of its own', async () => {
  const client = createLivenessClient({
    endpoint: new URL(`https://service.test:${rig.server.port}${servicePath}`),
    apiKey: testKey,
    deadlineMs: hangMs,
    network: { ca: authority.cert, route: async () => [through(proxy.url)] },
  });
  await client.warmUp();
  expect(proxy.tunnels).toBe(1);
  expect(await client.check(smallPicture)).toMatchObject({ ok: true });
  expect(await client.check(smallPicture)).toMatchObject({ ok: true });
  expect([proxy.tunnels, rig.server.connections]).toEqual([2, 2]);
  await client.close();
});

test('the right password opens the way; it goes to the proxy and nowhere else', async () => {
  await proxy.close();
  proxy = await startHttpProxy({ credentials });
  expect(await check([through(proxy.url, credentials)])).toMatchObject({ ok: true });
  expect(rig.server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
});

test.each([undefined, { user: 'ivan', password: 'wrong-one' }])(
  'without the right password it is asked once and no more',
  async (known) => {
    await proxy.close();
    proxy = await startHttpProxy({ credentials });
    const result = await check([through(proxy.url, known)]);
    expect(result).toEqual(unreachable('PROXY_407'));
    expect(proxy.connects).toHaveLength(1);
    expect(rig.server.connections).toBe(0);
  },
);

test.each([403, 302])('a proxy that answers %d is asked once and no more', async (status) => {
  proxy.fault = { kind: 'answer', status };
  expect(await check([through(proxy.url)])).toEqual(unreachable(`PROXY_${status}`));
  expect(proxy.connects).toHaveLength(1);
});

const schemeCases: [string, string[], string][] = [
  ['NTLM and Negotiate, a line each', ['Negotiate', 'NTLM'], 'Negotiate, NTLM'],
  [
    'several in one line',
    ['Negotiate, NTLM, Digest realm="a, Basic b", nonce="x"'],
    'Digest, Negotiate, NTLM',
  ],
  ['a token after the scheme', ['NTLM TlRMTVNTUAACAAAABgAGADgAAAA='], 'NTLM'],
];

test.each(schemeCases)(
  'a proxy that asks for %s is reported as such, after one request',
  async (_, challenges, schemes) => {
    const head = challenges.map((challenge) => `Proxy-Authenticate: ${challenge}`);
    proxy.fault = { kind: 'answer', status: 407, head };
    expect(await check([through(proxy.url, credentials)])).toEqual(
      unreachable(`PROXY_407: ${schemes} asked for, only Basic is spoken`),
    );
    expect(proxy.connects).toHaveLength(1);
  },
);

test.each([
  [],
  ['Proxy-Authenticate: NTLM', 'Proxy-Authenticate: basic realm="x"'],
  ['Proxy-Authenticate: Fancy'],
])('a proxy that also accepts Basic, or does not name a scheme: %j', async (...head) => {
  proxy.fault = { kind: 'answer', status: 407, head };
  expect(await check([through(proxy.url)])).toEqual(unreachable('PROXY_407'));
});

test('a proxy that can not reach the service (502) is asked again', async () => {
  proxy.fault = { kind: 'answer', status: 502 };
  expect(await check([through(proxy.url)])).toEqual(unreachable('PROXY_502'));
  expect(proxy.connects).toHaveLength(3);
});

test.each([
  ['an SSH banner', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ["HTTP/2's first frame", '\0\0\x06\x04\0\0\0\0\0\0\x05\0\0\x40\0'],
  ["HTTP/2's preface", 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['an answer with bare line feeds', 'HTTP/1.1 200 OK\ncontent-length: 0\n\n'],
  ['words', 'go away\n'],
])('a proxy that is no proxy: %s', async (_, bytes) => {
  proxy.fault = { kind: 'raw', bytes };
  expect(await check([through(proxy.url)])).toEqual(unreachable('PROXY_NOT_HTTP'));
});

test('a proxy that hangs up', async () => {
  proxy.fault = { kind: 'hang-up' };
  expect(await check([through(proxy.url)])).toMatchObject({ ok: false, error: { code: 'unreachable' } });
});

test('a proxy that never answers costs the limit of a connection', async () => {
  proxy.fault = { kind: 'stall' };
  const connectTimeoutMs = 54_321;
  const limit = holdLimit(connectTimeoutMs);
  const pending = check([through(proxy.url)], { connectTimeoutMs });
  await expect.poll(() => proxy.connects.length, { timeout: hangMs }).toBe(1);
  limit.runOut();
  expect(await pending).toEqual(unreachable('PROXY_ETIMEDOUT'));
  expect(proxy.connects).toHaveLength(1);
});

test('of a list the first reachable proxy is used; a refusal is not bypassed', async () => {
  const gone = await startHttpProxy();
  const deadUrl = gone.url;
  await gone.close();
  expect(await check([through(deadUrl), through(proxy.url)])).toMatchObject({ ok: true });
  expect(await check([through(deadUrl)])).toEqual(unreachable('PROXY_ECONNREFUSED'));
  const refusing = await startHttpProxy();
  refusing.fault = { kind: 'answer', status: 403 };
  const before = proxy.connects.length;
  expect(await check([through(refusing.url), through(proxy.url)])).toEqual(unreachable('PROXY_403'));
  expect(proxy.connects).toHaveLength(before);
  await refusing.close();
});

test('a stalled proxy at the head of a list leaves time for the next', async () => {
  const stalled = await startHttpProxy();
  stalled.fault = { kind: 'stall' };
  const routes = [through(stalled.url), through(proxy.url)];
  const patienceMs = 54_321;
  const patience = holdLimit(patienceMs);
  const pending = check(routes, { connectTimeoutMs: 2 * patienceMs });
  await patience.begun();
  patience.runOut();
  expect(await pending).toMatchObject({ ok: true });
  await stalled.close();
});

test('nothing but SOCKS, or a failing script, is reported and never bypassed', async () => {
  expect(await check(parseProxyList('SOCKS5 127.0.0.1:1080'))).toEqual(unreachable('PROXY_UNSUPPORTED'));
  const route = () => Promise.reject(new Error('no script'));
  const network = { ca: authority.cert, route };
  expect(await check([], { network })).toEqual(unreachable('PROXY_UNSUPPORTED'));
  expect(rig.server.connections).toBe(0);
});

test('a script that hangs costs the limit of a connection', async () => {
  const network = { ca: authority.cert, route: () => new Promise<never>(() => undefined) };
  expect(await check([], { network, connectTimeoutMs: 200 })).toEqual(unreachable('PROXY_ETIMEDOUT'));
});

test('an opening that is given up before it begins does not wait for a script that hangs', async () => {
  const open = createSocketOpener({
    endpoint: new URL('https://service.test/'),
    connectTimeoutMs: hangMs,
    network: { route: () => new Promise<never>(() => undefined) },
  });
  await expect(open(AbortSignal.abort())).rejects.toMatchObject({ reason: 'PROXY_ETIMEDOUT' });
});

test('loopback is reached directly, and no route is asked for it', async () => {
  let asked = 0;
  const route = async () => {
    asked += 1;
    return [through(proxy.url)];
  };
  const local = await startRig({ network: { route } });
  expect(await local.client.check(smallPicture)).toMatchObject({ ok: true });
  expect([asked, proxy.connects.length]).toEqual([0, 0]);
  await local.stop();
});

test('the route is asked anew for each connection', async () => {
  const gone = await startHttpProxy();
  const routes: Route[][] = [[through(gone.url)], [through(proxy.url)]];
  await gone.close();
  const route = async () => routes.shift() ?? [];
  expect(await check([], { network: { ca: authority.cert, route } })).toMatchObject({ ok: true });
});
