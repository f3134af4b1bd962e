import type { ConnectionReport, ConnectionStepReport } from '../../preload/connection-contract.ts';
import { z } from 'zod';
import type { Log } from '../platform/log.ts';
import { ok, staffRequest, type Actions } from './action.ts';
import { networkOptions, readNetworkConfiguration, type ServiceChoice } from '../verification/service.ts';
import type { LastSeen } from '../verification/last-seen.ts';
import { parseEndpoint } from '../network/address.ts';
import type { Configuration } from '../settings/configuration.ts';
import { testConnection } from '../connection-test/test-connection.ts';
import type { Health } from '../watchdog/health.ts';

export interface ConnectionPorts {
  readonly configuration: Configuration;
  readonly choose: () => ServiceChoice;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly health: Pick<Health, 'noteClock'>;
  readonly lastSeen: Pick<LastSeen, 'noteChain'>;
  readonly onTestStep: (step: ConnectionStepReport) => void;
  readonly log: Log;
}

export function connectionActions(ports: ConnectionPorts): Actions<'testConnection'> {
  return {
    testConnection: {
      role: 'administrator',
      schema: staffRequest({ real: z.boolean() }),
      async handle({ real }) {
        const report = await testOwnConnection(ports, real);
        const findings = report.steps.map(({ step, finding }) => `${step}: ${finding}`);
        ports.log.info({ findings, real, well: report.well }, 'connection tested');
        return ok(report);
      },
    },
  };
}

/**
 * Tests the connection to the service that this station is configured for, with its own key, also where the demonstration answers at the
 * moment: during set-up staff need to know about the real service.
 */
async function testOwnConnection(
  { configuration, choose, resolveProxy, health, lastSeen, onTestStep }: ConnectionPorts,
  real: boolean,
): Promise<ConnectionReport> {
  const choice = choose();
  const chosen = choice.kind === 'real' ? choice : null;
  const endpoint = parseEndpoint(chosen?.endpoint ?? configuration.values.endpoint);
  const network = await readNetworkConfiguration(configuration);
  if (!endpoint.ok || !network.ok) throw new Error('settings that were accepted can no longer be used');
  return testConnection(
    {
      endpoint: endpoint.value,
      apiKey: chosen?.apiKey ?? null,
      network: networkOptions(network.value, resolveProxy, (chain) =>
        lastSeen.noteChain(endpoint.value.host, chain),
      ),
      real,
    },
    {
      onEnd: onTestStep,
      onOffset: (offsetMs) => health.noteClock(offsetMs),
      deadlineMs: configuration.values.deadlineSeconds * 1000,
    },
  );
}
