import type { Flavour, Result } from '../../preload/contract.ts';
import type { ErrorCode } from '../../preload/error-codes.ts';
import { faultWords } from '../../preload/faults/faults.ts';
import { createLivenessClient } from '../liveness/client.ts';
import type { LivenessClient } from '../liveness/outcome.ts';
import type { ApiKeys } from '../settings/store/api-key.ts';
import { parseEndpoint } from '../network/address.ts';
import { readCertificateFile } from '../network/ca-file.ts';
import { type NetworkOptions, type ProxySettings, routeFrom } from '../network/proxy.ts';
import { failure } from '../platform/failure.ts';
import type { Log } from '../platform/log.ts';
import type { Configuration } from '../settings/configuration.ts';
import { describeCertificate, type LastSeen, type SeenCertificate } from './last-seen.ts';

export type ServiceChoice =
  | {
      readonly kind: 'real';
      readonly endpoint: string;
      readonly apiKey: string;
      /** When the service refuses the first. */
      readonly nextApiKey?: string | null;
    }
  /** `apiKey` null: the embedded service's own default key. */
  | { readonly kind: 'embedded'; readonly apiKey: string | null }
  | ({ readonly kind: 'none' } & ServiceFault);

export interface ServiceFault {
  readonly code: ErrorCode;
  readonly staffDetail: string;
}

/** The demonstration's service, which a production build does not contain. */
export interface Embedded {
  readonly isDemoKey: (apiKey: string) => boolean;
  /** Starts it, or returns the running one. */
  readonly start: () => Promise<{ readonly endpoint: URL; readonly apiKey: string }>;
}

export interface ServiceSources {
  readonly flavour: Flavour;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** With the key that staff or IT have given to this station. */
  readonly configuration: Pick<Configuration, 'apiKey'> & {
    readonly values: Pick<Configuration['values'], 'endpoint'>;
  };
  readonly embedded: Pick<Embedded, 'isDemoKey'> | null;
}

/**
 * Which service judges the pictures. A production build uses the configured endpoint with the stored key or
 * none at all; the environment is for development and demonstrations only, and even there the stored key is never sent
 * to an endpoint that the environment names.
 */
export function chooseService(sources: ServiceSources): ServiceChoice {
  const { flavour, environment, configuration } = sources;
  const { apiKey: stored } = configuration;
  if (flavour !== 'production') {
    const endpoint = environment['LIVENESS_KIOSK_ENDPOINT'];
    const apiKey = environment['LIVENESS_KIOSK_API_KEY'];
    if (endpoint && apiKey) return { kind: 'real', endpoint, apiKey };
    if (endpoint) return none('LIVENESS_KIOSK_ENDPOINT is set, LIVENESS_KIOSK_API_KEY is not');
    if (apiKey) return chooseByKey({ key: apiKey, next: null }, sources);
  }
  if (!stored.ok) return { kind: 'none', ...stored.error };
  if (stored.value !== null) return chooseByKey(stored.value, sources);
  return flavour === 'production' ? none('no API key is set') : { kind: 'embedded', apiKey: null };
}

/** No demonstration key is ever sent to the real service, nor a real one to the demonstration. */
function chooseByKey(
  { key: apiKey, next: nextApiKey }: ApiKeys,
  { flavour, configuration, embedded }: ServiceSources,
): ServiceChoice {
  return flavour !== 'production' && embedded?.isDemoKey(apiKey)
    ? { kind: 'embedded', apiKey }
    : { kind: 'real', endpoint: configuration.values.endpoint, apiKey, nextApiKey };
}

function none(staffDetail: string): ServiceChoice {
  return { kind: 'none', code: 'not-configured', staffDetail };
}

interface OpenedService {
  readonly endpoint: URL;
  readonly apiKey: string;
  readonly nextApiKey?: string | null;
  readonly demonstration: boolean;
}

/** The chosen service's address and key; the embedded one is started. Never rejects. */
export async function openService(
  choice: ServiceChoice,
  embedded: Pick<Embedded, 'start'> | null,
): Promise<Result<OpenedService, ServiceFault>> {
  if (choice.kind === 'none') return failure(choice.code, choice.staffDetail);
  if (choice.kind === 'real') {
    const endpoint = parseEndpoint(choice.endpoint);
    if (!endpoint.ok) return failure('not-configured', faultWords(endpoint.error, 'en'));
    const { apiKey, nextApiKey = null } = choice;
    return { ok: true, value: { endpoint: endpoint.value, apiKey, nextApiKey, demonstration: false } };
  }
  try {
    if (!embedded) throw new Error('this build has no embedded service');
    const { endpoint, apiKey } = await embedded.start();
    return { ok: true, value: { endpoint, apiKey: choice.apiKey ?? apiKey, demonstration: true } };
  } catch (error) {
    return failure('internal', error instanceof Error ? error.message : 'unknown');
  }
}

/** How the real service is reached (proxy, authorities, pins), as plain data that can be compared by value. */
export interface NetworkConfiguration {
  /** PEM; null: the built-in authorities alone. */
  readonly ca: string | null;
  /** Those authorities. */
  readonly authorities: readonly SeenCertificate[];
  readonly spkiPins: readonly string[];
  readonly proxy: ProxySettings;
}

/** Reads it from the settings. An authority that is set and can't be read is an error, not a connection without it. */
export async function readNetworkConfiguration({
  values,
  proxyPassword,
}: Configuration): Promise<Result<NetworkConfiguration, ServiceFault>> {
  const { caFile, spkiPins, proxyMode, proxyUrl, proxyUser } = values;
  const authorities = caFile === '' ? null : await readCertificateFile(caFile);
  if (authorities && !authorities.ok) return authorities;
  if (!proxyPassword.ok) return proxyPassword;
  const password = proxyPassword.value?.password ?? null;
  const proxy: ProxySettings = { mode: proxyMode, url: proxyUrl, user: proxyUser, password };
  const ca = authorities?.value.pem ?? null;
  const seen = authorities?.value.certificates.map(describeCertificate) ?? [];
  return { ok: true, value: { ca, authorities: seen, spkiPins, proxy } };
}

/** For the client and for the connection test. @param resolveProxy Electron's `session.resolveProxy` */
export function networkOptions(
  { ca, spkiPins, proxy }: Omit<NetworkConfiguration, 'authorities'>,
  resolveProxy: (url: string) => Promise<string>,
  onChain?: NetworkOptions['onChain'],
): NetworkOptions {
  const route = routeFrom(proxy, resolveProxy);
  return { spkiPins, route, ...(ca !== null && { ca }), ...(onChain && { onChain }) };
}

/** The service in use, or the reason why there is none. */
export type Service =
  | { readonly client: LivenessClient; readonly demonstration: boolean; readonly fault: null }
  | { readonly client: null; readonly demonstration: boolean; readonly fault: ErrorCode };

interface ServicePorts {
  readonly choose: () => ServiceChoice;
  /** How the real service is reached; the embedded one is in this machine. */
  readonly network: () => Promise<Result<NetworkConfiguration, ServiceFault>>;
  /** Electron's `session.resolveProxy`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly lastSeen: Pick<LastSeen, 'noteChain' | 'authorities'>;
  readonly embedded: Pick<Embedded, 'start'> | null;
  readonly deadlineMs: () => number;
  readonly log: Log;
  readonly onChange: () => void;
  /** The service has refused the API key and accepts the next one, which is used from now on. */
  readonly onNextKey: () => void;
}

/** Keeps the connection to the chosen service, and replaces it when the station's settings change. */
export class ServiceSwitch {
  #current: Service = { client: null, demonstration: false, fault: 'not-configured' };
  #fingerprint = '';
  #toldFault: ErrorCode | null = null;
  #refreshing: Promise<void> = Promise.resolve();
  readonly #ports: ServicePorts;

  constructor(ports: ServicePorts) {
    this.#ports = ports;
  }

  get current(): Service {
    return this.#current;
  }

  /** Reads the settings again; calls run one after the other. Never rejects: it logs a failure, and the next call retries. */
  refresh(): Promise<void> {
    this.#refreshing = this.#refreshing
      .then(() => this.#refresh())
      .catch((error: unknown) => {
        this.#ports.log.error({ err: error }, 'a bug');
      });
    return this.#refreshing;
  }

  async close(): Promise<void> {
    await this.#refreshing;
    await this.#current.client?.close();
  }

  async #refresh(): Promise<void> {
    const { log, onChange } = this.#ports;
    const chosen = this.#ports.choose();
    const network = chosen.kind === 'real' ? await this.#ports.network() : null;
    const choice: ServiceChoice = network?.ok === false ? { kind: 'none', ...network.error } : chosen;
    const deadlineMs = this.#ports.deadlineMs();
    // Compared in memory only: the key is not passed on from here.
    const fingerprint = JSON.stringify([choice, network?.ok && network.value, deadlineMs]);
    if (fingerprint === this.#fingerprint) return;
    const old = this.#current;
    const opened = await openService(choice, this.#ports.embedded);
    // Without a code: staff see it once, by the line below, and not at each try.
    if (!opened.ok && choice.kind !== 'none')
      log.error({ staffDetail: opened.error.staffDetail }, 'the chosen service can not be used');
    this.#current = opened.ok
      ? {
          client: this.#createClient(opened.value, network),
          demonstration: opened.value.demonstration,
          fault: null,
        }
      : { client: null, demonstration: choice.kind === 'embedded', fault: opened.error.code };
    const { demonstration, fault } = this.#current;
    const isSameFault = fault !== null && fault === this.#toldFault;
    // A failure is never cached: a keyring may be unlocked, or a file released, a moment later.
    this.#fingerprint = fault === null ? fingerprint : '';
    this.#toldFault = fault;
    await old.client?.close();
    if (isSameFault) return;
    const staffDetail = opened.ok ? undefined : opened.error.staffDetail;
    log.info({ kind: choice.kind, demonstration, code: fault, staffDetail }, 'service chosen');
    onChange();
  }

  #createClient(
    { endpoint, apiKey, nextApiKey = null }: OpenedService,
    network: Result<NetworkConfiguration, ServiceFault> | null,
  ): LivenessClient {
    const { deadlineMs, resolveProxy, lastSeen, onNextKey } = this.#ports;
    lastSeen.authorities = network?.ok ? network.value.authorities : [];
    const onChain: NetworkOptions['onChain'] = (chain) => lastSeen.noteChain(endpoint.host, chain);
    return createLivenessClient({
      endpoint,
      apiKey,
      nextApiKey,
      onNextKey,
      deadlineMs: deadlineMs(),
      ...(network?.ok && { network: networkOptions(network.value, resolveProxy, onChain) }),
    });
  }
}
