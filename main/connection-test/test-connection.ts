import type { Socket } from 'node:net';
import type { Picture, ServiceCode } from '../liveness/outcome.ts';
import dataUrl from './test-picture.jpg?inline';
import { clockToleranceMs } from '../watchdog/health.ts';
import { createLivenessClient } from '../liveness/client.ts';
import { type ConnectionSubject, limited, type Run, StepLog } from './run.ts';
import { codeOf, tlsAlertFailure } from '../network/connect-error.ts';
import { askDate } from './certificate-probe.ts';
import type {
  ConnectionFinding,
  ConnectionReport,
  ConnectionStep,
  ConnectionStepReport,
} from '../../preload/connection-contract.ts';
import { openConnection } from './open-connection.ts';

/** A portrait in the public domain (THIRD_PARTY.md), small, upright, without metadata. */
export const testPicture: Picture = {
  bytes: Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'),
  format: 'jpeg',
};

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

/**
 * The one real request, which may be billed. Any verdict means that the key was accepted.
 * @returns whether the picture may have reached the service
 */
async function tryKey(
  { log, signal, subject, timeoutMs, deadlineMs }: Run,
  apiKey: string,
): Promise<boolean> {
  const { endpoint, network } = subject;
  const client = createLivenessClient({
    endpoint,
    apiKey,
    deadlineMs,
    connectTimeoutMs: timeoutMs,
    ...(network === undefined ? {} : { network }),
  });
  const result = await client.check(testPicture, { signal });
  await client.close();
  if (result.ok) log.end('well', [{ kind: 'billed' }]);
  else {
    const { code, staffDetail } = result.error;
    log.end(findingOf(code), staffDetail === null ? [] : [{ kind: 'said', text: staffDetail }]);
    if (code === 'cancelled') log.giveUp();
  }
  return result.ok || result.error.bodySent === true;
}

/** Our clock against the server's, asked over the connection that was just opened. Closes the socket. */
async function compareClocks(run: Run, socket: Socket): Promise<void> {
  const { log, signal, subject, now } = run;
  const limit = limited(run);
  try {
    const theirs = await askDate(socket, subject.endpoint, limit);
    const ours = now();
    if (theirs === null) return log.end('skipped', [{ kind: 'no-time' }]);
    run.onOffset(ours - theirs);
    const wrong = Math.abs(ours - theirs) > clockToleranceMs;
    log.end(wrong ? 'clock-wrong' : 'well', [{ kind: 'clock', offsetMs: ours - theirs }]);
  } catch (error) {
    if (signal.aborted) return log.giveUp();
    if (limit.aborted) return log.end('timed-out');
    // With TLS 1.3 a server that demands a client certificate reports it only now.
    const refusal = tlsAlertFailure(error);
    if (refusal !== null) return log.end(refusal.kind, [{ kind: 'said', text: refusal.reason }]);
    const code = codeOf(error);
    log.end(code === 'NOT_HTTP' ? 'answer-not-understood' : 'service-trouble', [
      { kind: 'said', text: code },
    ]);
  }
}

/** What the one real request shows about the key and the subscription. */
function findingOf(code: ServiceCode): ConnectionFinding {
  switch (code) {
    case 'unauthorized':
      return 'key-refused';
    case 'access-denied':
    case 'subscription-not-started':
    case 'subscription-none-active':
    case 'subscription-missing':
    case 'timed-out':
      return code;
    case 'cancelled':
      return 'skipped';
    case 'tls-failed':
      return 'tls-other';
    case 'invalid-answer':
    case 'redirected':
    case 'not-found':
      return 'answer-not-understood';
    case 'service-backend-unavailable':
    case 'file-not-allowed':
    case 'request-refused':
    case 'too-large':
    case 'rate-limited':
    case 'service-error':
    case 'unreachable':
    case 'outcome-unknown':
      return 'service-trouble';
  }
}
