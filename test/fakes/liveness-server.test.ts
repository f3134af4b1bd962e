import { afterEach, expect, test } from 'vitest';
import { createLivenessClient } from '../../main/liveness/client.ts';
import { createCertificateAuthority } from './certificates.ts';
import { hangMs } from './client-rig.ts';
import { startLivenessServer, type LivenessServer } from './liveness-server.ts';

let server: LivenessServer | undefined;
afterEach(() => server?.close());

test('records what a client sent, over TLS, on the connection that was opened ahead', async () => {
  const authority = await createCertificateAuthority();
  server = await startLivenessServer({ tls: await authority.issue() });
  const client = createLivenessClient({
    endpoint: server.endpoint,
    apiKey: 'k'.repeat(47),
    deadlineMs: hangMs,
    connectTimeoutMs: hangMs,
    network: { ca: authority.cert },
  });
  await client.warmUp();
  const result = await client.check({ bytes: Uint8Array.of(1, 2, 3), format: 'png' });
  await client.close();
  expect(result).toMatchObject({ ok: true, value: { verdict: 'live', score: 0.982312 } });
  expect(server.connections).toBe(1);
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatchObject({ method: 'POST', httpVersion: '1.1', connection: 1 });
  expect(server.requests[0]?.form).toMatchObject({
    fieldNames: ['api_key', 'image'],
    apiKey: 'k'.repeat(47),
    image: { name: 'face.png', type: 'image/png', bytes: Buffer.from([1, 2, 3]) },
  });
});
