import type { ErrorCode } from '../../preload/contract.ts';
import { createLivenessClient } from '../liveness/client.ts';
import { parseEndpoint } from '../liveness/endpoint.ts';
import type { LivenessClient } from '../liveness/outcome.ts';
import type { Log } from '../log.ts';
import type { ServiceChoice } from './choose-service.ts';

/** The service that judges at this moment, or the reason why there is none. */
export type Service =
  | { readonly client: LivenessClient; readonly demonstration: boolean; readonly trouble: null }
  | { readonly client: null; readonly demonstration: boolean; readonly trouble: ErrorCode };

export interface EmbeddedService {
  readonly endpoint: URL;
  readonly apiKey: string;
}

export interface ServicePorts {
  readonly choose: () => ServiceChoice;
  /** Starts the embedded service, or gives the one that runs; null in a production build, which has none. */
  readonly startEmbedded: (() => Promise<EmbeddedService>) | null;
  readonly deadlineMs: number;
  readonly log: Log;
  readonly onChange: () => void;
}

/** Holds the connection to the chosen service and changes it when the station's settings change. */
export class ServiceSwitch {
  #current: Service = { client: null, demonstration: false, trouble: 'not-configured' };
  #fingerprint = '';
  #refreshing: Promise<void> = Promise.resolve();
  readonly #ports: ServicePorts;

  constructor(ports: ServicePorts) {
    this.#ports = ports;
  }

  get current(): Service {
    return this.#current;
  }

  /** Looks at the settings again. Calls one after the other; a check under way on the old connection is ended. */
  refresh(): Promise<void> {
    this.#refreshing = this.#refreshing.then(() => this.#refresh());
    return this.#refreshing;
  }

  async close(): Promise<void> {
    await this.#refreshing;
    await this.#current.client?.close();
  }

  async #refresh(): Promise<void> {
    const choice = this.#ports.choose();
    // Compared in memory only: the key goes nowhere from here.
    const fingerprint = JSON.stringify(choice);
    if (fingerprint === this.#fingerprint) return;
    this.#fingerprint = fingerprint;
    const old = this.#current;
    this.#current = await this.#connect(choice);
    const { demonstration, trouble } = this.#current;
    this.#ports.log.info({ kind: choice.kind, demonstration, code: trouble }, 'service chosen');
    await old.client?.close();
    this.#ports.onChange();
  }

  async #connect(choice: ServiceChoice): Promise<Service> {
    if (choice.kind === 'none') {
      this.#ports.log.error({ code: choice.code, staffDetail: choice.staffDetail }, 'no service');
      return { client: null, demonstration: false, trouble: choice.code };
    }
    return choice.kind === 'embedded' ? this.#connectEmbedded(choice.apiKey) : this.#connectReal(choice);
  }

  #connectReal({ endpoint, apiKey }: { endpoint: string; apiKey: string }): Service {
    const url = parseEndpoint(endpoint);
    if (!url.ok) {
      this.#ports.log.error({ staffDetail: url.error.staffDetail }, 'the endpoint is refused');
      return { client: null, demonstration: false, trouble: 'not-configured' };
    }
    const client = createLivenessClient({ endpoint: url.value, apiKey, deadlineMs: this.#ports.deadlineMs });
    return { client, demonstration: false, trouble: null };
  }

  async #connectEmbedded(apiKey: string | null): Promise<Service> {
    try {
      if (!this.#ports.startEmbedded) throw new Error('this build has no embedded service');
      const embedded = await this.#ports.startEmbedded();
      const client = createLivenessClient({
        endpoint: embedded.endpoint,
        apiKey: apiKey ?? embedded.apiKey,
        deadlineMs: this.#ports.deadlineMs,
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
