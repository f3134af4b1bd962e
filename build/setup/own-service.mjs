import { once } from 'node:events';
import { createServer } from 'node:https';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** The typing error is the service's own. */
const lowPrediction = { type: 'CALC_RESULT', detail: 'Low overall prediciton' };

/**
 * A liveness service behind TLS that judges every third picture as not live, and a policy that configures a station for it: for walks
 * through the set-up without a network.
 * @returns {Promise<{ settings: Record<string, string>, close: () => Promise<void> }>} LIVENESS_KIOSK_… variables
 */
export async function startOwnService() {
  const folder = await mkdtemp(join(tmpdir(), 'liveness-service-'));
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Screenshots' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  let asked = 0;
  const server = createServer({ key, cert }, (request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      const created_at = new Date().toISOString();
      asked += 1;
      const answer =
        asked % 3 === 0
          ? { result: false, prediction: '0.214207', failure_reason: lowPrediction }
          : { result: true, prediction: '0.982312', failure_reason: null };
      // As long as the real one takes, so that the figures look like a day's.
      setTimeout(() => response.end(JSON.stringify({ ...answer, created_at })), 700);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const caFile = join(folder, 'authority.pem');
  const endpoint = `https://127.0.0.1:${port}/api/v1/backend/liveness/short/`;
  const policy = join(folder, 'policy.json');
  await writeFile(caFile, cert);
  // No key store where pictures are made: a key file has to do.
  const content = { version: 1, allowFileKey: true, settings: { endpoint, caFile } };
  await writeFile(policy, JSON.stringify(content), { mode: 0o644 });
  return {
    settings: { LIVENESS_KIOSK_POLICY_FILE: policy, LIVENESS_KIOSK_DRIVES: folder },
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
