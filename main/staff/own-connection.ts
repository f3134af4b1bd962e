import type { ConnectionReport, ConnectionStepReport } from '../../preload/connection-contract.ts';
import type { ServiceChoice } from '../verification/choose-service.ts';
import { networkOf, readLine } from '../verification/network-configuration.ts';
import { parseEndpoint } from '../network/endpoint.ts';
import type { Configuration } from '../settings/configuration.ts';
import { testConnection } from '../connection-test/test-connection.ts';
import type { Vitals } from '../watchdog/health.ts';

export interface OwnConnectionPorts {
  readonly configuration: Configuration;
  readonly choose: () => ServiceChoice;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly vitals: Pick<Vitals, 'noteClock'>;
  readonly onTestStep: (step: ConnectionStepReport) => void;
}

/**
 * Tests the connection to the service that this station is configured for, with its own key, also where the demonstration answers at the
 * moment: during set-up staff need to know about the real service.
 */
export async function testOwnConnection(
  { configuration, choose, resolveProxy, vitals, onTestStep }: OwnConnectionPorts,
  real: boolean,
): Promise<ConnectionReport> {
  const choice = choose();
  const chosen = choice.kind === 'real' ? choice : null;
  const endpoint = parseEndpoint(chosen?.endpoint ?? configuration.values.endpoint);
  const line = await readLine(configuration);
  if (!endpoint.ok || !line.ok) throw new Error('settings that were accepted can no longer be used');
  return testConnection(
    {
      endpoint: endpoint.value,
      apiKey: chosen?.apiKey ?? null,
      network: networkOf(line.value, resolveProxy),
      real,
    },
    {
      onEnd: onTestStep,
      onOffset: (offsetMs) => vitals.noteClock(offsetMs),
      deadlineMs: configuration.values.deadlineSeconds * 1000,
    },
  );
}
