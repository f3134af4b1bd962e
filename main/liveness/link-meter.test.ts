import { afterEach, describe, expect, it } from 'vitest';
import { answer, live } from '../../test/fakes/behaviour.ts';
import { startLivenessServer, type LivenessServer } from '../../test/fakes/liveness-server.ts';
import { smallPicture, testKey } from '../../test/fakes/client-rig.ts';
import { startSlowLink, type SlowLink } from '../../test/fakes/slow-link.ts';
import { limitsFor } from '../attempt/picture-limits.ts';
import { createLivenessClient } from './client.ts';
import { LinkMeter } from './link-meter.ts';

describe('the meter', () => {
  it('knows nothing before the first picture, and learns nothing from a few bytes', () => {
    const meter = new LinkMeter();
    meter.noteUpload({ bytes: 19_999, tookMs: 5000 });
    expect(meter.bitsPerSecond).toBeNull();
  });

  it('takes off the round trip and what the service may have needed', () => {
    const meter = new LinkMeter();
    meter.noteRoundTrip(900);
    meter.noteRoundTrip(400);
    meter.noteUpload({ bytes: 64_000, tookMs: 2900 });
    expect(meter.bitsPerSecond).toBe(256_000);
  });

  it('gives the best of the last five, so that a better line is forgotten in time', () => {
    const meter = new LinkMeter();
    const note = (tookMs: number) => meter.noteUpload({ bytes: 100_000, tookMs: tookMs + 500 });
    note(1000);
    for (let i = 0; i < 4; i += 1) note(4000);
    expect(meter.bitsPerSecond).toBe(800_000);
    note(4000);
    expect(meter.bitsPerSecond).toBe(200_000);
  });

  it.each([0, 500, 1000, 1500])(
    'is within a factor of two at 256 kbit/s for a service of %i ms',
    (serviceMs) => {
      const meter = new LinkMeter();
      meter.noteUpload({ bytes: 64_000, tookMs: 2000 + serviceMs });
      expect(meter.bitsPerSecond).toBeGreaterThan(128_000);
      expect(meter.bitsPerSecond).toBeLessThan(512_000);
    },
  );
});

describe('over a real connection', () => {
  let server: LivenessServer;
  let link: SlowLink;
  afterEach(async () => {
    await link.close();
    await server.close();
  });

  async function measure(upBytesPerSecond: number): Promise<number | null> {
    server = await startLivenessServer();
    link = await startSlowLink(server.port, { roundTripMs: 100, upBytesPerSecond });
    const endpoint = new URL(server.endpoint.href.replace(String(server.port), String(link.port)));
    const client = createLivenessClient({ endpoint, apiKey: testKey, deadlineMs: 20_000 });
    expect(client.linkBitsPerSecond()).toBeNull();
    const bytes = Buffer.concat(Array.from({ length: 3 }, () => smallPicture.bytes));
    expect(await client.check({ bytes, format: 'jpeg' })).toMatchObject({ ok: true });
    const measured = client.linkBitsPerSecond();
    await client.close();
    return measured;
  }

  it('a line of 256 kbit/s is known for one within a factor of two, and gets the smaller picture', async () => {
    const measured = await measure(32_000);
    // A busy machine makes it slower, never quicker.
    expect(measured).toBeGreaterThan(100_000);
    expect(measured).toBeLessThan(512_000);
    expect(limitsFor(measured).longestSidePx).toBe(960);
  });

  it('a quick line gets the larger one', async () => {
    const measured = await measure(5_000_000);
    expect(measured).toBeGreaterThan(400_000);
    expect(limitsFor(measured).longestSidePx).toBe(1280);
  });

  it('a refusal says nothing of the line: it may come before the picture was taken in', async () => {
    server = await startLivenessServer();
    link = await startSlowLink(server.port, { roundTripMs: 0 });
    const client = createLivenessClient({ endpoint: server.endpoint, apiKey: testKey, deadlineMs: 5000 });
    server.behaveNext(answer(400, { detail: 'no' }), live);
    await client.check({ ...smallPicture, bytes: Buffer.alloc(30_000, 1) });
    expect(client.linkBitsPerSecond()).toBeNull();
    await client.check({ ...smallPicture, bytes: Buffer.alloc(30_000, 1) });
    expect(client.linkBitsPerSecond()).not.toBeNull();
    await client.close();
  });
});
