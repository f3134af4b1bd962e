import type { Result, Station } from '../../preload/contract.ts';
import type { FlowContext } from './context.ts';
import { readOutcome, type Outcome } from './outcome.ts';
import { retryable } from './retryable.ts';

interface Held {
  readonly context: FlowContext;
}

/** Whether the person may try again after a failure: it can help, and they have an attempt left. */
export function canRetry({ failure, attemptsLeft }: FlowContext): boolean {
  return retryable[failure] && attemptsLeft !== 0;
}

/** Pure questions. Those with a second parameter judge an actor's answer, handed over as `params`. */
export const guards = {
  worked: (_: Held, answer: Result<unknown, unknown>) => answer.ok,
  outcomeIs: (_: Held, { kind, answer }: { kind: Outcome['kind']; answer: unknown }) =>
    readOutcome(answer).kind === kind,
  isCameraTrouble: (_: Held, answer: Result<unknown, { code: string }>) =>
    !answer.ok && answer.error.code.startsWith('camera-'),
  isReady: (_: Held, station: Station) => station.trouble === null,
  stationInTrouble: ({ context }: Held) => context.station !== null && context.station.trouble !== null,
  stationReady: ({ context }: Held) => context.station !== null && context.station.trouble === null,
  cameraInTrouble: ({ context }: Held) => context.cameraTrouble !== null,
  hasSession: ({ context }: Held) => context.sessionId !== null,
  hasAttemptsLeft: ({ context }: Held) => context.attemptsLeft !== 0,
  canRetry: ({ context }: Held) => canRetry(context),
};
