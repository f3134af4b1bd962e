import type { ErrorCode, Flavour, Result } from '../../preload/contract.ts';
import { type CertificateFileFault, readCertificateFile } from '../network/ca-file.ts';
import { type NetworkOptions, type ProxySettings, routeFrom } from '../network/proxy.ts';
import type { Configuration } from '../settings/configuration.ts';
import { createLivenessClient } from '../liveness/client.ts';
import { parseEndpoint } from '../network/address.ts';
import type { LivenessClient } from '../liveness/outcome.ts';
import type { Log } from '../platform/log.ts';

export type ServiceChoice =
  | { readonly kind: 'real'; readonly endpoint: string; readonly apiKey: string }
  /** `apiKey` null: the embedded service's own default key. */
  | { readonly kind: 'embedded'; readonly apiKey: string | null }
  | { readonly kind: 'none'; readonly code: ErrorCode; readonly staffDetail: string };

export interface ServiceSources {
  readonly flavour: Flavour;
  readonly defaultEndpoint: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The key that staff or IT have given to this station. */
  readonly stored: Result<
    { readonly apiKey: string | null },
    { readonly code: ErrorCode; readonly staffDetail: string }
  >;
  readonly isDemoKey: (apiKey: string) => boolean;
}

/**
 * Which service judges the pictures. A production build uses the configured endpoint with the stored key or
 * none at all; the environment is for development and demonstrations only, and even there the stored key is never sent
 * to an endpoint that the environment names.
 */
export function chooseService(sources: ServiceSources): ServiceChoice {
  if (sources.flavour === 'production') return chooseForProduction(sources);
  const endpoint = sources.environment['LIVENESS_KIOSK_ENDPOINT'];
  const apiKey = sources.environment['LIVENESS_KIOSK_API_KEY'];
  if (endpoint) {
    if (apiKey) return { kind: 'real', endpoint, apiKey };
    return none('not-configured', 'LIVENESS_KIOSK_ENDPOINT is set, LIVENESS_KIOSK_API_KEY is not');
  }
  if (apiKey) return chooseByKey(apiKey, sources);
  if (!sources.stored.ok) return none(sources.stored.error.code, sources.stored.error.staffDetail);
  const { apiKey: storedKey } = sources.stored.value;
  return storedKey === null ? { kind: 'embedded', apiKey: null } : chooseByKey(storedKey, sources);
}

function chooseForProduction({ stored, defaultEndpoint }: ServiceSources): ServiceChoice {
  if (!stored.ok) return none(stored.error.code, stored.error.staffDetail);
  const { apiKey } = stored.value;
  if (apiKey === null) return none('not-configured', 'no API key is set');
  return { kind: 'real', endpoint: defaultEndpoint, apiKey };
}

function chooseByKey(apiKey: string, { isDemoKey, defaultEndpoint }: ServiceSources): ServiceChoice {
  return isDemoKey(apiKey)
    ? { kind: 'embedded', apiKey }
    : { kind: 'real', endpoint: defaultEndpoint, apiKey };
}

function none(code: ErrorCode, staffDetail: string): ServiceChoice {
  return { kind: 'none', code, staffDetail };
}

/** How the real service is reached (proxy, authorities, pins), as plain data that can be compared by value. */
export interface Line {
  /** PEM; null: the built-in authorities alone. */
  readonly ca: string | null;
  readonly pins: readonly string[];
  readonly proxy: ProxySettings;
}

export type LineTrouble = Pick<CertificateFileFault, 'code' | 'staffDetail'>;

/** Reads it from the settings. An authority that is set and can't be read is an error, not a connection without it. */
export async function readLine({ values, stored }: Configuration): Promise<Result<Line, LineTrouble>> {
  const { caFile, spkiPins, proxyMode, proxyUrl, proxyUser } = values;
  const authorities = caFile === '' ? null : await readCertificateFile(caFile);
  if (authorities && !authorities.ok) return authorities;
  const password = stored.ok ? stored.value.proxyPassword : null;
  const proxy: ProxySettings = { mode: proxyMode, url: proxyUrl, user: proxyUser, password };
  return { ok: true, value: { ca: authorities?.value.pem ?? null, pins: spkiPins, proxy } };
}

/** For the client and for the connection test. */
export function networkOf(
  { ca, pins, proxy }: Line,
  resolveProxy: (url: string) => Promise<string>,
): NetworkOptions {
  return { pins, route: routeFrom(proxy, resolveProxy), ...(ca !== null && { ca }) };
}

/** The service in use, or the reason why there is none. */
export type Service =
  | { readonly client: LivenessClient; readonly demonstration: boolean; readonly trouble: null }
  | { readonly client: null; readonly demonstration: boolean; readonly trouble: ErrorCode };

export interface EmbeddedService {
  readonly endpoint: URL;
  readonly apiKey: string;
}

export interface ServicePorts {
  readonly choose: () => ServiceChoice;
  /** How the real service is reached; the embedded one is in this machine. */
  readonly line: () => Promise<Result<Line, LineTrouble>>;
  /** Electron's `session.resolveProxy`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  /** Starts the embedded service, or returns the running one; null in a production build, which has none. */
  readonly startEmbedded: (() => Promise<EmbeddedService>) | null;
  readonly deadlineMs: () => number;
  readonly log: Log;
  readonly onChange: () => void;
}

type Real = Extract<ServiceChoice, { kind: 'real' }> & { readonly line: Line };
type Choice = Exclude<ServiceChoice, { kind: 'real' }> | Real;

/** Keeps the connection to the chosen service, and replaces it when the station's settings change. */
export class ServiceSwitch {
  #current: Service = { client: null, demonstration: false, trouble: 'not-configured' };
  #fingerprint = '';
  #toldTrouble: ErrorCode | null = null;
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
        this.#ports.log.error({ bug: error instanceof Error ? error.stack : 'not an Error' }, 'a bug');
      });
    return this.#refreshing;
  }

  async close(): Promise<void> {
    await this.#refreshing;
    await this.#current.client?.close();
  }

  async #refresh(): Promise<void> {
    const choice = await this.#chooseWithLine();
    const deadlineMs = this.#ports.deadlineMs();
    // Compared in memory only: the key is not passed on from here.
    const fingerprint = JSON.stringify([choice, deadlineMs]);
    if (fingerprint === this.#fingerprint) return;
    const old = this.#current;
    const next = await this.#connect(choice);
    const sameTrouble = next.trouble !== null && next.trouble === this.#toldTrouble;
    this.#current = next;
    // A failure is never cached: a keyring may be unlocked, or a file released, a moment later.
    this.#fingerprint = next.trouble === null ? fingerprint : '';
    this.#toldTrouble = next.trouble;
    await old.client?.close();
    if (sameTrouble) return;
    const { demonstration, trouble: code } = next;
    const staffDetail = choice.kind === 'none' ? choice.staffDetail : undefined;
    this.#ports.log.info({ kind: choice.kind, demonstration, code, staffDetail }, 'service chosen');
    this.#ports.onChange();
  }

  async #chooseWithLine(): Promise<Choice> {
    const choice = this.#ports.choose();
    if (choice.kind !== 'real') return choice;
    const line = await this.#ports.line();
    return line.ok ? { ...choice, line: line.value } : { kind: 'none', ...line.error };
  }

  async #connect(choice: Choice): Promise<Service> {
    if (choice.kind === 'none') {
      return { client: null, demonstration: false, trouble: choice.code };
    }
    if (choice.kind === 'embedded') return this.#connectEmbedded(choice.apiKey);
    return this.#connectReal(choice);
  }

  #connectReal({ endpoint, apiKey, line }: Real): Service {
    const url = parseEndpoint(endpoint);
    if (!url.ok) {
      this.#ports.log.error({ staffDetail: url.error.staffDetail }, 'the endpoint is refused');
      return { client: null, demonstration: false, trouble: 'not-configured' };
    }
    const { deadlineMs, resolveProxy } = this.#ports;
    const client = createLivenessClient({
      endpoint: url.value,
      apiKey,
      deadlineMs: deadlineMs(),
      network: networkOf(line, resolveProxy),
    });
    return { client, demonstration: false, trouble: null };
  }

  async #connectEmbedded(apiKey: string | null): Promise<Service> {
    try {
      if (!this.#ports.startEmbedded) throw new Error('this build has no embedded service');
      const embedded = await this.#ports.startEmbedded();
      const client = createLivenessClient({
        endpoint: embedded.endpoint,
        apiKey: apiKey ?? embedded.apiKey,
        deadlineMs: this.#ports.deadlineMs(),
      });
      return { client, demonstration: true, trouble: null };
    } catch (error) {
      this.#ports.log.error(
        { reason: error instanceof Error ? error.message : 'unknown' },
        'embedded service',
      );
      return { client: null, demonstration: true, trouble: 'internal' };
    }
  }
}
