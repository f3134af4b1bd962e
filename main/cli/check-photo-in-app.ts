import { session } from 'electron';
import type { Result } from '../../preload/contract.ts';
import { chooseService } from '../verification/choose-service.ts';
import { runCheckPhoto, type CheckPhotoPorts } from './check-photo/run-check-photo.ts';
import { loadEmbedded, type Embedded } from '../app/embedded-service.ts';
import { flavour } from '../platform/flavour.ts';
import { parseEndpoint } from '../network/endpoint.ts';
import { networkOf, readLine } from '../verification/network-configuration.ts';
import type { Configuration } from '../settings/configuration.ts';
import type { CommandPorts } from './command.ts';
import { describeCheck } from './photo-words.ts';

type CheckPhotoInApp = Pick<CommandPorts, 'print' | 'printError' | 'language'> & {
  readonly configuration: Configuration;
};

/**
 * `--check-photo` of the built app: asks the service that the kiosk itself would ask, with its stored key, unless
 * the command line names another one together with a key. Prints one line of JSON, and to standard error the same for people. Exit code 0 live, 1 not live, 2 error.
 */
export async function checkPhotoInApp(
  words: readonly string[],
  { configuration, print, printError, language }: CheckPhotoInApp,
): Promise<number> {
  const giveUp = new AbortController();
  process.once('SIGINT', () => giveUp.abort());
  const embedded = await loadEmbedded();
  const line = await readLine(configuration);
  const resolveProxy = (url: string) => session.defaultSession.resolveProxy(url);
  const { report, exitCode } = await runCheckPhoto(words, {
    openOwnService: () => openOwnService(configuration, embedded),
    standardInput: process.stdin,
    signal: giveUp.signal,
    // Without the bank's authority a TLS-inspected connection would fail anyway; report the fault of the authority's file instead.
    ...(line.ok && { network: { ok: true, value: networkOf(line.value, resolveProxy) } }),
  });
  print(JSON.stringify(report));
  printError(describeCheck(report, language));
  return exitCode;
}

type Opened = Awaited<ReturnType<CheckPhotoPorts['openOwnService']>>;

async function openOwnService(configuration: Configuration, embedded: Embedded | null): Promise<Opened> {
  const key = configuration.apiKey;
  const choice = chooseService({
    flavour,
    defaultEndpoint: configuration.values.endpoint,
    environment: process.env,
    stored: key.ok ? { ok: true, value: { apiKey: key.value?.key ?? null } } : key,
    isDemoKey: embedded?.isDemoKey ?? (() => false),
  });
  if (choice.kind === 'none') return { ok: false, error: choice };
  if (choice.kind === 'embedded') return openEmbedded(choice.apiKey, embedded);
  const endpoint: Result<URL, { staffDetail: string }> = parseEndpoint(choice.endpoint);
  return endpoint.ok
    ? { ok: true, value: { endpoint: endpoint.value, apiKey: choice.apiKey, demonstration: false } }
    : { ok: false, error: { code: 'not-configured', staffDetail: endpoint.error.staffDetail } };
}

async function openEmbedded(apiKey: string | null, embedded: Embedded | null): Promise<Opened> {
  try {
    if (!embedded) throw new Error('this build has no embedded service');
    const service = await embedded.start();
    return {
      ok: true,
      value: { endpoint: service.endpoint, apiKey: apiKey ?? service.apiKey, demonstration: true },
    };
  } catch (error) {
    return {
      ok: false,
      error: { code: 'internal', staffDetail: error instanceof Error ? error.message : 'unknown' },
    };
  }
}
