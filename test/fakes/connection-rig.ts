import type { TlsOptions } from 'node:tls';
import type { ConnectionSubject } from '../../main/connection-test/run.ts';
import { type ConnectionPorts, testConnection } from '../../main/connection-test/test-connection.ts';
import type { NetworkOptions, Route } from '../../main/network/proxy.ts';
import {
  connectionSteps,
  type ConnectionFact,
  type ConnectionFinding,
  type ConnectionReport,
  type ConnectionStep,
} from '../../preload/connection-contract.ts';
import { createCertificateAuthority, type CertificateAuthority, type IssueOptions } from './certificates.ts';
import { hangMs, testKey } from './client-rig.ts';
import { startHttpProxy, type HttpProxy, type HttpProxyOptions } from './http-proxy.ts';
import { servicePath, startLivenessServer, type LivenessServer } from './liveness-server.ts';

/** A name that only a proxy knows. */
export const serviceName = 'service.test';

export interface ConnectionRig {
  readonly authority: CertificateAuthority;
  readonly server: LivenessServer;
  readonly proxy: HttpProxy;
  /** The service's address by its name. */
  readonly named: URL;
  readonly throughProxy: (credentials?: { user: string; password: string }) => NetworkOptions;
  /** Tests the connection to the server; by default directly, with its authority known and without a real request. */
  run(subject?: Partial<ConnectionSubject>, ports?: ConnectionPorts): Promise<ConnectionReport>;
  stop(): Promise<void>;
}

export interface ConnectionRigOptions {
  readonly certificate?: IssueOptions;
  /** More of the server's TLS. */
  readonly tls?: Omit<TlsOptions, 'key' | 'cert'>;
  readonly proxy?: HttpProxyOptions;
  readonly authority?: CertificateAuthority;
}

/** A TLS service, its own authority and a proxy. */
export async function startConnectionRig(options: ConnectionRigOptions = {}): Promise<ConnectionRig> {
  const authority = options.authority ?? (await createCertificateAuthority());
  const server = await startLivenessServer({
    tls: { ...(await authority.issue(options.certificate)), ...options.tls },
  });
  const proxy = await startHttpProxy(options.proxy);
  return {
    authority,
    server,
    proxy,
    named: new URL(`https://${serviceName}:${server.port}${servicePath}`),
    throughProxy(credentials) {
      const route: Route = { kind: 'proxy', url: proxy.url, ...(credentials ? { credentials } : {}) };
      return { ca: authority.cert, route: async () => [route] };
    },
    run: (subject = {}, ports = {}) =>
      testConnection(
        {
          endpoint: server.endpoint,
          apiKey: testKey,
          network: { ca: authority.cert },
          real: false,
          ...subject,
        },
        { connectTimeoutMs: hangMs, deadlineMs: hangMs, ...ports },
      ),
    async stop() {
      await proxy.close();
      await server.close();
    },
  };
}

/** `well` for all steps before the named one, `skipped` after it. */
export function endingAt(
  step: ConnectionStep,
  finding: ConnectionFinding,
): Record<string, ConnectionFinding> {
  const at = connectionSteps.indexOf(step);
  return Object.fromEntries(
    connectionSteps.map((name, index) => [name, index < at ? 'well' : index > at ? 'skipped' : finding]),
  );
}

export function findingsOf({ steps }: ConnectionReport): Record<string, ConnectionFinding> {
  return Object.fromEntries(steps.map(({ step, finding }) => [step, finding]));
}

export const factsOf = ({ steps }: ConnectionReport, step: ConnectionStep): readonly ConnectionFact[] =>
  steps.find((report) => report.step === step)?.facts ?? [];
