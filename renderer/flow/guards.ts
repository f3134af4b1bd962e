import type { Result } from '../../preload/contract.ts';
import type { CameraCode, ErrorCode } from '../../preload/error-codes.ts';
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

export interface CodedFailure {
  readonly code: ErrorCode;
}

function isCameraCode(code: ErrorCode): code is CameraCode {
  return code.startsWith('camera-');
}

/** The camera's fault in an answer. `camera-lost` where the answer's code is not about the camera. */
export function cameraFaultIn(answer: Result<unknown, CodedFailure>): CameraCode {
  return !answer.ok && isCameraCode(answer.error.code) ? answer.error.code : 'camera-lost';
}

/** Pure questions. Those with a second parameter judge an actor's answer, handed over as `params`. */
export const guards = {
  worked: (_: Held, answer: Result<unknown, unknown> | undefined) => answer?.ok === true,
  outcomeIs: (_: Held, { kind, answer }: { kind: Outcome['kind']; answer: unknown }) =>
    readOutcome(answer).kind === kind,
  isCameraFault: (_: Held, answer: Result<unknown, CodedFailure>) =>
    !answer.ok && isCameraCode(answer.error.code),
  stationHasFault: ({ context }: Held) => context.station !== null && context.station.fault !== null,
  stationReady: ({ context }: Held) => context.station !== null && context.station.fault === null,
  cameraHasFault: ({ context }: Held) => context.cameraFault !== null,
  canTake: ({ context }: Held) => context.canTake,
  offersStaff: ({ context }: Held) => context.offersStaff,
  hasSession: ({ context }: Held) => context.sessionId !== null,
  hasAttemptsLeft: ({ context }: Held) => context.attemptsLeft !== 0,
  canRetry: ({ context }: Held) => canRetry(context),
};
