import { assign, emit, enqueueActions, setup } from 'xstate';
import type { AttemptGrant, Language, Result, SessionGrant } from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import type { CameraCode, ErrorCode } from '../../preload/error-codes.ts';
import type { Guidance } from '../guidance/guidance.ts';
import type { FlowActors } from './actors.ts';
import type { Taken } from './camera-actors.ts';
import { nobody, unknownStation, type FlowContext } from './context.ts';
import { delays, resultLimitMs, warningMs } from './delays.ts';
import type { FlowEvent, FlowReport } from './events.ts';
import { guards } from './guards.ts';
import { readOutcome } from './outcome.ts';
import type { Tag } from './view.ts';

/** Named so that callers' `params` are typed; readOutcome trusts none of it. */
type Answer = Result<unknown, { readonly code: ErrorCode }>;

/** The flow's actions, guards and delays. The states that use them are in states/. */
export const flow = setup({
  types: {
    context: {} as FlowContext,
    events: {} as FlowEvent,
    emitted: {} as FlowReport,
    tags: {} as Tag,
  },
  /** Provided in create-flow.ts: a machine without them goes out of order at once. */
  actors: {} as FlowActors,
  guards,
  delays,
  actions: {
    rememberStation: assign((_, station: Station) => ({ station })),
    /** The consent text shown at this moment, even if main changes it afterwards. */
    rememberConsent: assign({
      consentVersion: ({ context }) => (context.station ?? unknownStation).consent.version,
      consentLanguage: ({ context }) => context.language,
    }),
    rememberLanguage: assign((_, language: Language) => ({ language })),
    forgetLanguage: assign(({ context }) => ({ language: nobody(context.station).language })),
    rememberSession: assign((_, granted: Result<SessionGrant>) => (granted.ok ? granted.value : {})),
    rememberAttempt: assign((_, granted: Result<AttemptGrant>) =>
      granted.ok
        ? {
            attemptId: granted.value.attemptId,
            attemptsLeft: granted.value.attemptsLeft,
            pictureLimits: granted.value.picture,
            quality: null,
            failureClass: null,
            receipt: null,
          }
        : {},
    ),
    keepCapture: assign((_, taken: Result<Taken, unknown>) => (taken.ok ? taken.value : {})),
    rememberGuidance: assign((_, guidance: Guidance) => ({ guidance })),
    beginGuidance: assign({ guidance: null, canTake: false, offersStaff: false }),
    offerButton: assign({ canTake: true }),
    offerStaff: assign({ offersStaff: true }),
    captureAs: assign((_, captureMode: FlowContext['captureMode']) => ({ captureMode })),

    /** Stores the outcome of an answer; no answer at all (`null`) is `internal`. */
    rememberOutcome: assign(({ context }, answer: Answer | null) => {
      const outcome = readOutcome(answer);
      const receipt = 'receipt' in outcome ? outcome.receipt : null;
      if (outcome.kind === 'live') return { failureClass: null, receipt };
      if (outcome.kind === 'noAttemptsLeft') return { attemptsLeft: 0, failureClass: null, receipt };
      return {
        receipt,
        failureClass: 'failureClass' in outcome ? outcome.failureClass : null,
        failure: 'code' in outcome ? outcome.code : context.failure,
        attemptsLeft: outcome.attemptsLeft ?? context.attemptsLeft,
      };
    }),
    rememberFailure: assign((_, failure: ErrorCode) => ({ failure })),
    rememberNoAnswer: assign({ failure: 'outcome-unknown' }),
    /** The screen that follows shows neither tips nor a receipt, and needs no time to read them. */
    forgetVerdict: assign({ failureClass: null, receipt: null }),

    rememberCameraFault: enqueueActions(({ context, enqueue }, code: CameraCode) => {
      // Reported once per change: recovery finds the same fault repeatedly.
      if (context.cameraFault === code) return;
      enqueue.assign({ cameraFault: code });
      enqueue.emit({ type: 'cameraFaultChanged', code });
    }),
    forgetCameraFault: enqueueActions(({ context, enqueue }) => {
      if (context.cameraFault === null) return;
      enqueue.assign({ cameraFault: null });
      enqueue.emit({ type: 'cameraFaultChanged', code: null });
    }),

    numberCountdown: assign({ countdownId: ({ context }) => context.countdownId + 1 }),
    showWarning: assign(({ context }) => numberedLimit(context, warningMs, true)),
    showResultLimit: assign(({ context }) => numberedLimit(context, resultLimitMs({ context }), false)),
    announceClosing: assign({ limit: ({ context: { limit } }) => limit && { ...limit, isClosing: true } }),
    hideLimit: assign({ limit: null }),

    forgetStill: assign({ still: null }),
    reportSessionBegun: emit({ type: 'sessionBegun' }),
    endSession: enqueueActions(({ context, enqueue }) => {
      const { sessionId } = context;
      if (sessionId !== null) enqueue.emit({ type: 'sessionEnded', sessionId });
      enqueue.assign({ sessionId: null, attemptId: null, attemptsLeft: null });
    }),
    /** Nothing of the person stays: not the ids, not the language. */
    forgetPerson: assign(({ context }) => nobody(context.station)),
  },
});

function numberedLimit({ limitId }: FlowContext, durationMs: number, isClosing: boolean) {
  return { limitId: limitId + 1, limit: { id: limitId + 1, durationMs, isClosing } };
}

/** For a rejected promise or a missed deadline, which are bugs. */
export const failedInternally = { actions: { type: 'rememberOutcome', params: null } } as const;
