import type { ConnectionReport, ConnectionStepReport } from '../../preload/connection-contract.ts';
import { networkOptions, readNetworkConfiguration, type ServiceChoice } from '../verification/service.ts';
import { parseEndpoint } from '../network/address.ts';
import type { Configuration } from '../settings/configuration.ts';
import { testConnection } from '../connection-test/test-connection.ts';
import type { Health } from '../watchdog/health.ts';

export interface OwnConnectionPorts {
  readonly configuration: Configuration;
  readonly choose: () => ServiceChoice;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly health: Pick<Health, 'noteClock'>;
  readonly onTestStep: (step: ConnectionStepReport) => void;
}

/**
 * Tests the connection to the service that this station is configured for, with its own key, also where the demonstration answers at the
 * moment: during set-up staff need to know about the real service.
 */
export async function testOwnConnection(
  { configuration, choose, resolveProxy, health, onTestStep }: OwnConnectionPorts,
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
      network: networkOptions(network.value, resolveProxy),
      real,
    },
    {
      onEnd: onTestStep,
      onOffset: (offsetMs) => health.noteClock(offsetMs),
      deadlineMs: configuration.values.deadlineSeconds * 1000,
    },
  );
}
