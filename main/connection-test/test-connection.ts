import type {
  ConnectionReport,
  ConnectionStep,
  ConnectionStepReport,
} from '../../preload/connection-contract.ts';
import { compareClocks } from './compare-clocks.ts';
import { openConnection } from './open-connection.ts';
import type { ConnectionSubject, Run } from './run-test.ts';
import { StepLog } from './step-log.ts';
import { tryKey } from './try-key.ts';

export interface ConnectionPorts {
  readonly onBegin?: (step: ConnectionStep) => void;
  readonly onEnd?: (report: ConnectionStepReport) => void;
  /** Called with how far this computer's clock is ahead of the server's, ms. */
  readonly onOffset?: (offsetMs: number) => void;
  /** Cancels; steps not done by then count as skipped. */
  readonly signal?: AbortSignal;
  /** The wall clock, ms since 1970. */
  readonly now?: () => number;
  /** For each connection, and for the answer to the question for the time, ms. */
  readonly connectTimeoutMs?: number;
  /** Of the real request, ms. */
  readonly deadlineMs?: number;
}

const defaultTimeoutMs = 8000;
const defaultDeadlineMs = 25_000;

/**
 * Tests the connection to the service step by step, with the code that the station itself uses. A step that fails ends the run. Without
 * `real` neither key nor picture is sent. Never rejects, whatever the network or the service does.
 */
export async function testConnection(
  subject: ConnectionSubject,
  ports: ConnectionPorts = {},
): Promise<ConnectionReport> {
  const log = new StepLog({ onBegin: ports.onBegin, onEnd: ports.onEnd, secret: subject.apiKey ?? '' });
  const run: Run = {
    subject,
    log,
    signal: ports.signal ?? new AbortController().signal,
    now: ports.now ?? Date.now,
    onOffset: ports.onOffset ?? (() => undefined),
    timeoutMs: ports.connectTimeoutMs ?? defaultTimeoutMs,
    deadlineMs: ports.deadlineMs ?? defaultDeadlineMs,
  };
  const socket = await openConnection(run);
  if (socket === null) return log.report(false);
  await compareClocks(run, socket);
  if (log.isOver) return log.report(false);
  log.begin();
  if (subject.real && subject.apiKey !== null) return log.report(await tryKey(run, subject.apiKey));
  log.end(subject.real ? 'no-key' : 'skipped');
  return log.report(false);
}
