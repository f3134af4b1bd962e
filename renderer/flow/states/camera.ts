import { cameraFaultIn } from '../guards.ts';
import { failedInternally, flow } from '../setup.ts';
import { ready } from './ready.ts';

/** From main's permission over the open camera to the picture. */
const cameraPhase = flow.createStateConfig({
  initial: 'session',
  on: {
    CAMERA_LOST: {
      target: '.fault',
      actions: { type: 'rememberCameraFault', params: ({ event }) => event.code },
    },
  },
  states: {
    session: {
      tags: ['camera', 'opening'],
      always: { guard: 'hasSession', target: 'attempt' },
      invoke: {
        src: 'beginSession',
        input: ({ context }) => ({
          language: context.consentLanguage,
          consentVersion: context.consentVersion,
        }),
        onDone: [
          {
            guard: { type: 'worked', params: ({ event }) => event.output },
            target: 'attempt',
            actions: { type: 'rememberSession', params: ({ event }) => event.output },
          },
          {
            target: '#problem',
            actions: { type: 'rememberOutcome', params: ({ event }) => event.output },
          },
        ],
        onError: { target: '#problem', ...failedInternally },
      },
      after: {
        bridgeDeadline: { target: '#problem', ...failedInternally },
      },
    },
    attempt: {
      tags: ['camera', 'opening'],
      invoke: {
        src: 'beginAttempt',
        input: ({ context }) => ({ sessionId: context.sessionId ?? '' }),
        onDone: [
          {
            guard: { type: 'worked', params: ({ event }) => event.output },
            target: 'opening',
            actions: { type: 'rememberAttempt', params: ({ event }) => event.output },
          },
          {
            guard: {
              type: 'outcomeIs',
              params: ({ event }) => ({ kind: 'noAttemptsLeft', answer: event.output }),
            },
            target: '#noAttemptsLeft',
          },
          {
            target: '#problem',
            actions: { type: 'rememberOutcome', params: ({ event }) => event.output },
          },
        ],
        onError: { target: '#problem', ...failedInternally },
      },
      after: {
        bridgeDeadline: { target: '#problem', ...failedInternally },
      },
    },
    opening: {
      tags: ['camera', 'opening'],
      invoke: {
        src: 'openCamera',
        onDone: [
          {
            guard: { type: 'worked', params: ({ event }) => event.output },
            target: 'ready',
            actions: 'forgetCameraFault',
          },
          {
            target: 'fault',
            actions: {
              type: 'rememberCameraFault',
              params: ({ event }) => cameraFaultIn(event.output),
            },
          },
        ],
        onError: { target: '#problem', ...failedInternally },
      },
      after: {
        openingDeadline: {
          target: 'fault',
          actions: { type: 'rememberCameraFault', params: 'camera-busy' },
        },
      },
    },
    ready,
    fault: {
      id: 'cameraFault',
      tags: 'cameraFault',
      invoke: {
        src: 'recoverCamera',
        input: { until: 'open' },
        onError: { target: '#problem', ...failedInternally },
      },
      on: {
        // The camera is open already: `opening` only checks it and continues.
        CAMERA_BACK: 'opening',
        CAMERA_FAULT: { actions: { type: 'rememberCameraFault', params: ({ event }) => event.code } },
      },
    },
  },
});

/** The camera is on. On every exit from this state its tracks stop (`holdCamera`). */
export const camera = flow.createStateConfig({
  id: 'camera',
  invoke: {
    src: 'holdCamera',
    onError: { target: '#problem', ...failedInternally },
  },
  // Consent was given for this session only: after "Back" the kiosk asks again.
  on: { BACK: { target: '#consent', actions: 'endSession' } },
  type: 'parallel',
  states: {
    phase: cameraPhase,
    limit: {
      initial: 'calm',
      // Offered while the camera has a fault only. Who chooses is there: the limit starts again, as with "More time".
      on: {
        LANGUAGE_CHOSEN: {
          target: '.calm',
          actions: { type: 'rememberLanguage', params: ({ event }) => event.language },
        },
      },
      states: {
        calm: { after: { cameraCalm: 'warned' } },
        warned: {
          entry: 'showWarning',
          exit: 'hideLimit',
          after: { warning: '#waiting' },
          on: { MORE_TIME: 'calm' },
        },
      },
    },
  },
});
