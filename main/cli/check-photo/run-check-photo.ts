import type { Readable } from 'node:stream';
import type { Result } from '../../../preload/contract.ts';
import type { ErrorCode } from '../../../preload/error-codes.ts';
import { createLivenessClient } from '../../liveness/client.ts';
import { isLoopback } from '../../network/address.ts';
import { type FinishedCheck, type Report, reportOf } from '../../liveness/outcome.ts';
import type { NetworkOptions } from '../../network/proxy.ts';
import { inspectPicture } from '../../verification/picture/inspect.ts';
import { defaults } from '../../settings/defaults.ts';
import { settings } from '../../settings/schema/settings.ts';
import { parseCheckPhotoArguments, type CheckPhotoArguments } from './arguments.ts';
import { readApiKey, readPictureFile } from './read-input.ts';

type Fault = { readonly code: ErrorCode; readonly staffDetail: string | null };
type Answer = FinishedCheck['answer'];

/** The service that judges, and the key for it. */
export interface Service {
  readonly endpoint: URL;
  readonly apiKey: string;
  readonly demonstration: boolean;
  /** Ends what had to be started for it. */
  close?(): Promise<void>;
}

export interface CheckPhotoPorts {
  /** What this build asks when no service is named: the embedded one, or the real one with the stored key. */
  readonly openOwnService: () => Promise<Result<Service, Fault>>;
  readonly standardInput: Readable;
  /** Gives up, e.g. on Ctrl+C. */
  readonly signal?: AbortSignal;
  readonly deadlineMs?: number;
  /** How the service is reached and whom to believe; for the own service and for a named one. */
  readonly network?: Result<NetworkOptions, Fault>;
}

export interface CheckPhotoResult {
  readonly report: Report;
  /** 0 live, 1 not live, 2 error. */
  readonly exitCode: 0 | 1 | 2;
}

const exitCodes = { live: 0, 'not-live': 1, error: 2 } as const;
const nothingSent = { sentBytes: 0, sha256: null, demonstration: false };

async function openService(
  named: CheckPhotoArguments['service'],
  ports: CheckPhotoPorts,
): Promise<Result<Service, Fault>> {
  if (named === null) return ports.openOwnService();
  const key = await readApiKey(named.apiKeyFile, ports.standardInput);
  if (!key.ok) return key;
  const endpoint = named.endpoint ?? new URL(settings.endpoint.standard);
  return { ok: true, value: { endpoint, apiKey: key.value, demonstration: false } };
}

async function askService(
  service: Service,
  picture: { bytes: Uint8Array; format: 'jpeg' | 'png' },
  ports: CheckPhotoPorts,
): Promise<Answer> {
  const { endpoint, apiKey } = service;
  const {
    network = { ok: true, value: {} },
    signal,
    deadlineMs = settings.deadlineSeconds.standard * 1000,
  } = ports;
  // Loopback needs nothing of it.
  if (!network.ok && !isLoopback(endpoint.hostname)) return network;
  const client = createLivenessClient({
    endpoint,
    apiKey,
    deadlineMs,
    ...(network.ok ? { network: network.value } : {}),
  });
  try {
    return await client.check(picture, signal === undefined ? {} : { signal });
  } finally {
    await client.close();
  }
}

async function check(
  words: readonly string[],
  ports: CheckPhotoPorts,
): Promise<Omit<FinishedCheck, 'durationMs'>> {
  const refused = (answer: Answer & { ok: false }) => ({ answer, ...nothingSent });
  const parsed = parseCheckPhotoArguments(words);
  if (!parsed.ok) return refused(parsed);
  const { hardCapBytes } = defaults.picture;
  const file = readPictureFile(parsed.value.file);
  if (!file.ok) return refused(file);
  const inspected = inspectPicture(file.value, { origin: 'file', hardCapBytes });
  if (!inspected.ok) return refused(inspected);
  const { bytes, format, sha256 } = inspected.value;
  // Nothing is started and no key is read for a picture that is not sent anyway.
  const service = await openService(parsed.value.service, ports);
  if (!service.ok) return { ...refused(service), sha256 };
  try {
    const answer = await askService(service.value, { bytes, format }, ports);
    return { answer, sentBytes: bytes.length, sha256, demonstration: service.value.demonstration };
  } finally {
    await service.value.close?.();
  }
}

/**
 * Sends the picture of one file (without what follows its end) and reports the verdict. Used by plain Node and by the built app alike.
 * @param words the command line after `check-photo`
 */
export async function runCheckPhoto(
  words: readonly string[],
  ports: CheckPhotoPorts,
): Promise<CheckPhotoResult> {
  const startedAt = performance.now();
  const finished = await check(words, ports);
  const report = reportOf({ ...finished, durationMs: performance.now() - startedAt });
  return { report, exitCode: exitCodes[report.outcome] };
}
