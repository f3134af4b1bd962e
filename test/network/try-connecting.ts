import { writeSync } from 'node:fs';
import { createLivenessClient } from '../../main/liveness/client.ts';
import { createSocketOpener } from '../../main/network/connect.ts';
import { ConnectFailure } from '../../main/network/connect-error.ts';
import type { Route } from '../../main/network/proxy.ts';

/** The results of a kiosk's connections in this network. */
export interface Tried {
  /** Addresses in the order in which attempts at them began. */
  readonly addresses: readonly string[];
  /** The address that was reached, or the failure's code. */
  readonly end: string;
  readonly tookMs: number;
}

/** As in a check; connections that should succeed get minutes, so that a busy machine is not taken for a slow network. */
const silentMs = 8000;
const patientMs = 300_000;

/** Opens a connection as a check does, and ends it. */
async function tryHost(name: string, connectTimeoutMs: number, proxy?: string): Promise<Tried> {
  const addresses: string[] = [];
  const startedAt = performance.now();
  const route: Route = proxy === undefined ? { kind: 'direct' } : { kind: 'proxy', url: new URL(proxy) };
  const open = createSocketOpener({
    endpoint: new URL(`http://${name}:8443/`),
    connectTimeoutMs,
    network: { route: async () => [route] },
    onStage: (stage) => stage.kind === 'name' && addresses.push(stage.address),
  });
  const end = await open().then(
    (socket) => {
      const { remoteAddress = '' } = socket;
      socket.destroy();
      return remoteAddress;
    },
    (error: unknown) => (error instanceof ConnectFailure ? error.reason : String(error)),
  );
  return { addresses, end, tookMs: performance.now() - startedAt };
}

/** A complete check against a silent service. */
async function tryCheck(host: string) {
  let connections = 0;
  const client = createLivenessClient({
    endpoint: new URL(`https://${host}/`),
    apiKey: 'k'.repeat(47),
    // Hours, so that the deadline does not end the check.
    deadlineMs: 10_000_000,
    network: {
      async route() {
        connections += 1;
        return [{ kind: 'direct' }];
      },
    },
  });
  const startedAt = performance.now();
  const result = await client.check({ bytes: Buffer.alloc(50_000), format: 'jpeg' });
  await client.close();
  return { result, connections, tookMs: performance.now() - startedAt };
}

const [dual, routeless, second, silent, proxied, unnamed, ...checks] = await Promise.all([
  tryHost('dual.test', patientMs),
  tryHost('routeless.test', patientMs),
  tryHost('second.test', patientMs),
  tryHost('silent.test', silentMs),
  tryHost('elsewhere.test', patientMs, 'http://routeless.test:8443'),
  tryHost('unnamed.test', silentMs),
  tryCheck('silent.test:8443'),
  // One of its addresses refuses, the other one is silent.
  tryCheck('second.test:9'),
  tryCheck('unnamed.test:8443'),
]);
writeSync(1, `${JSON.stringify({ dual, routeless, second, silent, proxied, unnamed, checks })}\n`);
process.exit(0);
