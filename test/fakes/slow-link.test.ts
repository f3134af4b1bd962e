import { afterEach, expect, test } from 'vitest';
import { createLivenessClient } from '../../main/liveness/client.ts';
import { smallPicture, testKey } from './client-rig.ts';
import { startLivenessServer, type LivenessServer } from './liveness-server.ts';
import { startSlowLink, type LinkQuality, type SlowLink } from './slow-link.ts';

let server: LivenessServer;
let link: SlowLink;
afterEach(async () => {
  await link.close();
  await server.close();
});

/** How long a check takes over such a line, ms, with or without a connection opened ahead. */
async function measure(quality: LinkQuality, warm: boolean): Promise<number> {
  server = await startLivenessServer();
  link = await startSlowLink(server.port, quality);
  const endpoint = new URL(server.endpoint.href.replace(String(server.port), String(link.port)));
  const client = createLivenessClient({ endpoint, apiKey: testKey, deadlineMs: 20_000 });
  if (warm) {
    await client.warmUp();
    // The proxy opens at once and makes the first bytes wait instead: that time has to be over.
    await new Promise((resolve) => setTimeout(resolve, quality.roundTripMs + 50));
  }
  const startedAt = performance.now();
  expect(await client.check(smallPicture)).toMatchObject({ ok: true });
  const tookMs = performance.now() - startedAt;
  await client.close();
  return tookMs;
}

// A busy machine can only make it slower: upper limits stand where a wrong link would be slower still.
test('opening costs a round trip and so does the request', async () => {
  expect(await measure({ roundTripMs: 200 }, false)).toBeGreaterThanOrEqual(395);
});

test('over a warm connection only the request does', async () => {
  const tookMs = await measure({ roundTripMs: 1000 }, true);
  expect(tookMs).toBeGreaterThanOrEqual(995);
  expect(tookMs).toBeLessThan(1995);
});

test('the bandwidth holds', async () => {
  // 20 kB at 20 kB/s: a second and half a round trip each way.
  expect(await measure({ roundTripMs: 100, upBytesPerSecond: 20_000 }, true)).toBeGreaterThanOrEqual(1090);
});
