import { session } from 'electron';
import type { Language } from '../../preload/contract.ts';
import {
  chooseService,
  networkOptions,
  openService,
  readNetworkConfiguration,
} from '../verification/service.ts';
import { runCheckPhoto } from './check-photo/run-check-photo.ts';
import { loadEmbedded } from '../app/embedded-service.ts';
import { flavour } from '../platform/flavour.ts';
import type { Configuration } from '../settings/configuration.ts';
import { describeCheck } from './photo-words.ts';

export interface CheckPhotoInApp {
  readonly configuration: Configuration;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly language: Language;
}

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
  const choice = chooseService({ flavour, environment: process.env, configuration, embedded });
  const network = await readNetworkConfiguration(configuration);
  const resolveProxy = (url: string) => session.defaultSession.resolveProxy(url);
  const { report, exitCode } = await runCheckPhoto(words, {
    openOwnService: () => openService(choice, embedded),
    standardInput: process.stdin,
    signal: giveUp.signal,
    // Without the bank's authority a TLS-inspected connection would fail anyway; report the fault of the authority's file instead.
    ...(network.ok && { network: { ok: true, value: networkOptions(network.value, resolveProxy) } }),
  });
  print(JSON.stringify(report));
  printError(describeCheck(report, language));
  return exitCode;
}
