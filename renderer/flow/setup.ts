import { assign, enqueueActions, setup } from 'xstate';
import type { AttemptGrant, Language, Result, SessionGrant } from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import type { CameraCode, ErrorCode } from '../../preload/error-codes.ts';
import { wipePicture } from '../camera/picture.ts';
import type { Capture } from '../guidance/guide.ts';
import type { Guidance } from '../guidance/guidance.ts';
import {
  beginAttempt,
  beginSession,
  fireAndForget,
  loadStation,
  submitPicture,
  watchStation,
} from './actors.ts';
import { followPerson, openCamera, takePicture, watchCamera, watchPresence } from './camera-actors.ts';
import { nobody, unknownStation, type FlowContext, type Services } from './context.ts';
import { delays, resultLimitMs, warningMs } from './delays.ts';
import type { FlowEvent } from './events.ts';
import { guards } from './guards.ts';
import { readOutcome } from './outcome.ts';
import { recovery } from './recovery.ts';
import type { Tag } from './tags.ts';

/** Named so that callers' `params` are typed; readOutcome trusts none of it. */
type Answer = Result<unknown, { readonly code: ErrorCode }>;

/** The flow's actors, actions, guards and delays. The states that use them are in states/. */
export const flow = setup({
  types: {
    context: {} as FlowContext,
    events: {} as FlowEvent,
    input: {} as Services,
    tags: {} as Tag,
  },
  actors: {
    loadStation,
    watchStation,
    watchPresence,
    watchCamera,
    recovery,
    beginSession,
    beginAttempt,
    openCamera,
    followPerson,
    takePicture,
    submitPicture,
  },
  guards,
  delays,
  actions: {
    rememberStation: assign((_, station: Station) => ({ station })),
    keepStation: assign((_, answer: Result<Station>) => (answer.ok ? { station: answer.value } : {})),
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
    keepCapture: assign((_, taken: Result<Capture, unknown>) => (taken.ok ? taken.value : {})),
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
    rememberNoAnswer: assign({ failure: 'outcome-unknown' }),
    /** The screen that follows shows neither tips nor a receipt, and needs no time to read them. */
    forgetVerdict: assign({ failureClass: null, receipt: null }),

    rememberCameraTrouble: enqueueActions(({ context, enqueue }, code: CameraCode) => {
      // Logged once per change: recovery finds the same fault repeatedly.
      if (context.cameraTrouble === code) return;
      enqueue.assign({ cameraTrouble: code });
      enqueue(() => fireAndForget(context.services.bridge.reportCamera({ code })));
    }),
    forgetCameraTrouble: enqueueActions(({ context, enqueue }) => {
      if (context.cameraTrouble === null) return;
      enqueue.assign({ cameraTrouble: null });
      enqueue(() => fireAndForget(context.services.bridge.reportCamera({ code: null })));
    }),
    /** Loading the models takes a moment: it is over before the person has read and agreed. */
    prepareGuide: ({ context }) => context.services.guide.prepare(),
    closeCamera: ({ context }) => context.services.camera.close(),

    numberCountdown: assign({ countdownId: ({ context }) => context.countdownId + 1 }),
    showWarning: assign(({ context }) => numberedLimit(context, warningMs, true)),
    showResultLimit: assign(({ context }) => numberedLimit(context, resultLimitMs({ context }), false)),
    announceClosing: assign({ limit: ({ context: { limit } }) => limit && { ...limit, isClosing: true } }),
    hideLimit: assign({ limit: null }),

    destroyPicture: enqueueActions(({ context, enqueue }) => {
      const { picture } = context;
      if (picture) enqueue(() => wipePicture(picture));
      enqueue.assign({ picture: null });
    }),
    endSession: enqueueActions(({ context, enqueue }) => {
      const { sessionId, services } = context;
      if (sessionId !== null) enqueue(() => fireAndForget(services.bridge.endSession({ sessionId })));
      enqueue.assign({ sessionId: null, attemptId: null, attemptsLeft: null });
    }),
    /** Nothing of the person stays: not the picture, not the ids, not the language. */
    wipe: enqueueActions(({ context, enqueue }) => {
      const { picture } = context;
      if (picture) enqueue(() => wipePicture(picture));
      enqueue.assign(nobody(context.station));
    }),
  },
});

function numberedLimit({ limitId }: FlowContext, durationMs: number, isClosing: boolean) {
  return { limitId: limitId + 1, limit: { id: limitId + 1, durationMs, isClosing } };
}
