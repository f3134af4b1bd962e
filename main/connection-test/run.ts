import {
  type ConnectionFact,
  type ConnectionFinding,
  type ConnectionReport,
  type ConnectionStep,
  type ConnectionStepReport,
  connectionSteps,
} from '../../preload/connection-contract.ts';
import { withTimeLimit } from '../platform/time-limit.ts';
import { tidyForStaff } from '../liveness/foreign-text.ts';
import type { NetworkOptions } from '../network/proxy.ts';

interface StepLogPorts {
  readonly onBegin?: ((step: ConnectionStep) => void) | undefined;
  readonly onEnd?: ((report: ConnectionStepReport) => void) | undefined;
  /** Taken out of every fact: a server may echo it. */
  readonly secret: string;
}

const harmless: readonly ConnectionFinding[] = ['well', 'skipped'];

/** The steps of one test, reported as they begin and end. After the first failure the rest count as skipped. */
export class StepLog {
  readonly #steps: ConnectionStepReport[] = [];
  readonly #ports: StepLogPorts;
  #begunAt = 0;
  #over = false;

  constructor(ports: StepLogPorts) {
    this.#ports = ports;
  }

  /** The step under way, or the next one. */
  get step(): ConnectionStep | null {
    return connectionSteps[this.#steps.length] ?? null;
  }

  /** A step failed, or the test was cancelled. */
  get isOver(): boolean {
    return this.#over;
  }

  begin(): void {
    this.#begunAt = performance.now();
    if (this.step !== null) this.#ports.onBegin?.(this.step);
  }

  end(finding: ConnectionFinding, facts: readonly ConnectionFact[] = []): void {
    const { step } = this;
    if (step === null || this.#over) return;
    const tookMs = Math.round(performance.now() - this.#begunAt);
    const report = { step, finding, facts: facts.map((fact) => tidy(fact, this.#ports.secret)), tookMs };
    this.#steps.push(report);
    this.#ports.onEnd?.(report);
    if (!harmless.includes(finding)) this.#over = true;
  }

  giveUp(): void {
    this.#over = true;
  }

  report(askedService: boolean): ConnectionReport {
    const missing = connectionSteps.slice(this.#steps.length);
    const skipped = missing.map((step) => ({ step, finding: 'skipped', facts: [], tookMs: 0 }) as const);
    return { steps: [...this.#steps, ...skipped], well: !this.#over, askedService };
  }
}

/** Names, addresses and texts come from the network. */
function tidy(fact: ConnectionFact, secret: string): ConnectionFact {
  const entries = Object.entries(fact).map(([name, value]: [string, string | number]) => [
    name,
    typeof value === 'string' ? (tidyForStaff(value, secret) ?? '') : value,
  ]);
  return Object.fromEntries(entries) as ConnectionFact;
}

/** What is tested: the same things that the station's client is made of. */
export interface ConnectionSubject {
  /** As `parseEndpoint` gives it. */
  readonly endpoint: URL;
  /** Null: none was set. */
  readonly apiKey: string | null;
  readonly network?: NetworkOptions;
  /** Asks the service for a verdict on the shipped picture, which may be billed. */
  readonly real: boolean;
}

/** One test under way. */
export interface Run {
  readonly subject: ConnectionSubject;
  readonly log: StepLog;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Called with how far this computer's clock is ahead of the server's, ms. */
  readonly onOffset: (offsetMs: number) => void;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
}

/** The run's signal with a time limit. */
export const limited = ({ signal, timeoutMs }: Run): AbortSignal => withTimeLimit(timeoutMs, signal);
