import type { Result } from '../../preload/contract.ts';
import { chooseService } from '../attempt/choose-service.ts';
import { runCheckPhoto, type CheckPhotoPorts } from '../check-photo/run-check-photo.ts';
import { loadEmbedded, type Embedded } from '../embedded.ts';
import { flavour } from '../flavour.ts';
import { parseEndpoint } from '../liveness/endpoint.ts';
import { defaults } from '../settings/defaults.ts';
import type { SettingsStore } from '../settings/settings-store.ts';

export interface CheckPhotoInApp {
  readonly settings: SettingsStore;
  readonly print: (line: string) => void;
}

/**
 * `--check-photo` of the built app: asks the service that the kiosk itself would ask, with its stored key, unless
 * the command line names another one together with a key. Prints one line of JSON. Exit code 0 live, 1 not live, 2 error.
 */
export async function checkPhotoInApp(
  words: readonly string[],
  { settings, print }: CheckPhotoInApp,
): Promise<number> {
  const giveUp = new AbortController();
  process.once('SIGINT', () => giveUp.abort());
  const embedded = await loadEmbedded();
  const { report, exitCode } = await runCheckPhoto(words, {
    openOwnService: () => openOwnService(settings, embedded),
    standardInput: process.stdin,
    signal: giveUp.signal,
  });
  print(JSON.stringify(report));
  return exitCode;
}

type Opened = Awaited<ReturnType<CheckPhotoPorts['openOwnService']>>;

async function openOwnService(settings: SettingsStore, embedded: Embedded | null): Promise<Opened> {
  const choice = chooseService({
    flavour,
    defaultEndpoint: defaults.endpoint,
    environment: process.env,
    stored: settings.read(),
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
