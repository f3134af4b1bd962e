import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { Upload } from './exchange.ts';
import { LinkMeter } from './client.ts';
import { answer, live } from '../../test/fakes/behaviour.ts';
import { type Rig, smallPicture, startRig } from '../../test/fakes/client-rig.ts';
import { limitsFor } from '../verification/picture-limits.ts';

test('the closing line is held back, and counts as handed over only then', async () => {
  let settle = () => {};
  const bytes = new Uint8Array(40_000).map((_, at) => at);
  const upload = new Upload(bytes, () => new Promise((resolve) => (settle = resolve)));
  const pieces = upload[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  while (read.reduce((sum, { length }) => sum + length, 0) < bytes.length - 32)
    read.push((await pieces.next()).value as Uint8Array);
  const closing = pieces.next();
  await new Promise(setImmediate);
  expect(upload.handedOver).toBe(false);
  settle();
  read.push((await closing).value as Uint8Array);
  expect(upload.handedOver).toBe(true);
  expect(Buffer.concat(read)).toEqual(Buffer.from(bytes));
  expect((await pieces.next()).done).toBe(true);
});

describe('the meter', () => {
  it('has no figure before the first picture, nor from a few bytes', () => {
    const meter = new LinkMeter();
    meter.noteUpload({ bytes: 19_999, tookMs: 5000 });
    expect(meter.bitsPerSecond).toBeNull();
  });

  it('subtracts the round trip and the service’s own time', () => {
    const meter = new LinkMeter();
    meter.noteRoundTrip(900);
    meter.noteRoundTrip(400);
    meter.noteUpload({ bytes: 64_000, tookMs: 2900 });
    expect(meter.bitsPerSecond).toBe(256_000);
  });

  it('waits one and a half of the quickest round trip for what was said unasked, and a second at most', () => {
    const meter = new LinkMeter();
    expect(meter.settleMs).toBe(0);
    meter.noteRoundTrip(3000);
    expect(meter.settleMs).toBe(1000);
    meter.noteRoundTrip(400);
    expect(meter.settleMs).toBe(600);
  });

  it('gives the best of the last five, so that a better connection is forgotten in time', () => {
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
  let rig: Rig;
  beforeEach(async () => {
    rig = await startRig();
    // The connection runs on simulated time: a busy machine would slow real time down.
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await rig.stop();
  });

  /** Uploads a picture of 60 kB over a connection of this speed. */
  async function measure(bytesPerSecond: number): Promise<number | null> {
    expect(rig.client.linkBitsPerSecond()).toBeNull();
    const bytes = Buffer.concat(Array.from({ length: 3 }, () => smallPicture.bytes));
    const pending = rig.client.check({ bytes, format: 'jpeg' });
    // Its answer is then on its way, and not read yet.
    await rig.server.waitFor(({ requests }) => requests.length === 1);
    vi.advanceTimersByTime(100 + (bytes.length / bytesPerSecond) * 1000);
    expect(await pending).toMatchObject({ ok: true });
    return rig.client.linkBitsPerSecond();
  }

  it('a connection of 256 kbit/s is measured within a factor of two, and gets the smaller picture', async () => {
    const measured = await measure(32_000);
    expect(measured).toBeGreaterThan(128_000);
    expect(measured).toBeLessThan(512_000);
    expect(limitsFor(measured).longestSidePx).toBe(960);
  });

  it('a fast connection gets the larger one', async () => {
    const measured = await measure(5_000_000);
    expect(measured).toBeGreaterThan(400_000);
    expect(limitsFor(measured).longestSidePx).toBe(1280);
  });

  it('a refusal does not measure the connection: it may come before the picture was uploaded', async () => {
    rig.server.behaveNext(answer(400, { detail: 'no' }), live);
    await rig.client.check({ ...smallPicture, bytes: Buffer.alloc(30_000, 1) });
    expect(rig.client.linkBitsPerSecond()).toBeNull();
    await rig.client.check({ ...smallPicture, bytes: Buffer.alloc(30_000, 1) });
    expect(rig.client.linkBitsPerSecond()).not.toBeNull();
  });
});
