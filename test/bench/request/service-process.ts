import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createCertificateAuthority } from '../../fakes/certificates.ts';
import { startLivenessServer } from '../../fakes/liveness-server.ts';

/** The word on the command line that makes the bench's own file play the service. */
export const serveWord = '--serve';

export interface ServiceProcess {
  readonly port: number;
  /** PEM of the authority that both sides trust. */
  readonly ca: string;
  stop(): void;
}

/** The service in a separate process, so that its work is not counted as the client's. */
export async function startServiceProcess(): Promise<ServiceProcess> {
  const child = fork(fileURLToPath(import.meta.url), [serveWord], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ port, ca }] = (await once(child, 'message')) as [{ port: number; ca: string }];
  return { port, ca, stop: () => void child.kill() };
}

/** Runs in that process: a TLS server that answers "live" at once. Ends with its parent. */
export async function serve(): Promise<void> {
  const authority = await createCertificateAuthority();
  const server = await startLivenessServer({ tls: await authority.issue() });
  process.once('disconnect', () => process.exit());
  process.send?.({ port: server.port, ca: authority.cert });
}
