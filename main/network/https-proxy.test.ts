import { once } from 'node:events';
import { createSecureContext } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCertificateAuthority, type CertificateAuthority } from '../../test/fakes/certificates.ts';
import { startHttpProxy, type HttpProxy } from '../../test/fakes/http-proxy.ts';
import { startLivenessServer, type LivenessServer } from '../../test/fakes/liveness-server.ts';
import { hangMs } from '../../test/fakes/client-rig.ts';
import { createSocketOpener } from './open-socket.ts';
import { tlsFailure } from './connect-error.ts';
import { connectThroughProxy } from './connect-through-proxy.ts';
import { createHandshake, trustContext } from './handshake.ts';
import { spkiPin } from './server-trust.ts';
import { X509Certificate } from 'node:crypto';

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
    pins: [spkiPin(pinned)],
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
