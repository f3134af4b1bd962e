import type { ErrorCode, Result } from '../../preload/contract.ts';
import { createLivenessClient } from '../liveness/client.ts';
import { parseEndpoint } from '../network/endpoint.ts';
import type { LivenessClient } from '../liveness/outcome.ts';
import type { Log } from '../platform/log.ts';
import type { ServiceChoice } from './choose-service.ts';
import { networkOf, type Line, type LineTrouble } from './network-configuration.ts';

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
