import type { NetworkOptions } from '../network/route.ts';
import type { StepLog } from './step-log.ts';

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
export const limited = ({ signal, timeoutMs }: Run): AbortSignal =>
  AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
