import { cameraTroubleIn } from '../guards.ts';
import { flow } from '../setup.ts';
import { ready } from './ready.ts';

/** From main's permission over the open camera to the picture. */
export const cameraPhase = flow.createStateConfig({
  initial: 'session',
  on: {
    CAMERA_LOST: {
      target: '.trouble',
      actions: { type: 'rememberCameraTrouble', params: ({ event }) => event.code },
    },
  },
  states: {
    session: {
      tags: ['camera', 'opening'],
      always: { guard: 'hasSession', target: 'attempt' },
      invoke: {
        src: 'beginSession',
        input: ({ context }) => ({
          services: context.services,
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
        onError: { target: '#problem', actions: { type: 'rememberOutcome', params: null } },
      },
      after: {
        bridgeDeadline: { target: '#problem', actions: { type: 'rememberOutcome', params: null } },
      },
    },
    attempt: {
      tags: ['camera', 'opening'],
      invoke: {
        src: 'beginAttempt',
        input: ({ context }) => ({ services: context.services, sessionId: context.sessionId ?? '' }),
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
        onError: { target: '#problem', actions: { type: 'rememberOutcome', params: null } },
      },
      after: {
        bridgeDeadline: { target: '#problem', actions: { type: 'rememberOutcome', params: null } },
      },
    },
    opening: {
      tags: ['camera', 'opening'],
      invoke: {
        src: 'openCamera',
        input: ({ context }) => ({ camera: context.services.camera }),
        onDone: [
          {
            guard: { type: 'worked', params: ({ event }) => event.output },
            target: 'ready',
            actions: 'forgetCameraTrouble',
          },
          {
            target: 'trouble',
            actions: {
              type: 'rememberCameraTrouble',
              params: ({ event }) => cameraTroubleIn(event.output),
            },
          },
        ],
        onError: { target: '#problem', actions: { type: 'rememberOutcome', params: null } },
      },
      after: {
        openingDeadline: {
          target: 'trouble',
          actions: { type: 'rememberCameraTrouble', params: 'camera-busy' },
        },
      },
    },
    ready,
    trouble: {
      id: 'cameraTrouble',
      tags: 'cameraTrouble',
      invoke: {
        src: 'recovery',
        input: ({ context }) => ({ camera: context.services.camera, until: 'open' as const }),
        // The camera is open already: `opening` only checks it and continues.
        onDone: 'opening',
        onError: { target: '#problem', actions: { type: 'rememberOutcome', params: null } },
      },
      on: {
        CAMERA_TROUBLE: { actions: { type: 'rememberCameraTrouble', params: ({ event }) => event.code } },
      },
    },
  },
});
