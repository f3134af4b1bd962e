import { setTimeout as wait } from 'node:timers/promises';
import { createLivenessClient, type LivenessClientOptions } from '../../../main/liveness/client.ts';

/**
 * As the kiosk does it: the connection is opened while the person is being guided; timing starts when the picture is ready.
 * Returns the time until the client has the verdict, ms.
 * @param guidedMs how long the person is guided; has to be enough for the connection to be opened
 * @throws when the answer is not "live"
 */
export async function timeKiosk(
  options: LivenessClientOptions,
  picture: Uint8Array,
  guidedMs: number,
): Promise<number> {
  const client = createLivenessClient(options);
  try {
    await Promise.all([client.warmUp(), wait(guidedMs)]);
    const startedAt = performance.now();
    const result = await client.check({ bytes: picture, format: 'jpeg' });
    const tookMs = performance.now() - startedAt;
    if (!result.ok || result.value.verdict !== 'live')
      throw new Error(`the kiosk's client ended with ${JSON.stringify(result)}`);
    return tookMs;
  } finally {
    await client.close();
  }
}
