import { randomBytes } from 'node:crypto';
import { createLivenessClient, type LivenessClientOptions } from '../../main/liveness/client.ts';
import type { LivenessClient, Picture } from '../../main/liveness/outcome.ts';
import { startLivenessServer, type LivenessServer, type LivenessServerOptions } from './liveness-server.ts';

/** As long as the real one, without a meaning. */
export const testKey = 'Zq7wXv1kTn5mRb8cLp3dHs6fJg9yUe2aIo4tWxNvBqMzKcPr';

export const smallPicture: Picture = { bytes: randomBytes(20_000), format: 'jpeg' };
/** More than loopback's socket buffers take, so that it can't be handed over while the server does not read. */
export const hugePicture: Picture = { bytes: randomBytes(24_000_000), format: 'jpeg' };

/** A limit that only a hang meets, however busy the machine is, ms. */
export const hangMs = 600_000;

export interface Rig {
  readonly server: LivenessServer;
  readonly client: LivenessClient;
  stop(): Promise<void>;
}

/** A fake service and a client of it. */
export async function startRig(
  options: Partial<LivenessClientOptions> = {},
  serverOptions: LivenessServerOptions = {},
): Promise<Rig> {
  const server = await startLivenessServer(serverOptions);
  const client = createLivenessClient({
    endpoint: server.endpoint,
    apiKey: testKey,
    deadlineMs: hangMs,
    connectTimeoutMs: hangMs,
    headersTimeoutMs: hangMs,
    bodyTimeoutMs: hangMs,
    ...options,
  });
  return {
    server,
    client,
    async stop() {
      await client.close();
      await server.close();
    },
  };
}
