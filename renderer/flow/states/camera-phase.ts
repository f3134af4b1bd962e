import { cameraTroubleIn } from '../guards.ts';
import { flow } from '../setup.ts';
import { capturing } from './capturing.ts';

/** From main's permission over the open camera to the picture. */
export const cameraPhase = flow.createStateConfig({
  initial: 'session',
  on: {
    CAMERA_LOST: {
      target: '.trouble',
      actions: { type: 'rememberCameraTrouble', params: 'camera-lost' },
    },
  },
  states: {
    session: {
      tags: ['camera', 'opening'],
      always: { guard: 'hasSession', target: 'attempt' },
      invoke: {
        src: 'beginSession',
        input: ({ context }) => ({ services: context.services, language: context.language }),
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
            target: 'countdown',
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
    countdown: {
      tags: ['camera', 'countdown'],
      entry: 'numberCountdown',
      after: { countdown: 'capturing' },
      on: { PAUSE_COUNTDOWN: 'paused', TAKE_PICTURE: 'capturing' },
    },
    paused: {
      tags: ['camera', 'paused'],
      on: { TAKE_PICTURE: 'capturing' },
    },
    capturing,
    trouble: {
      tags: 'cameraTrouble',
      invoke: {
        src: 'recovery',
        input: ({ context }) => ({ camera: context.services.camera, until: 'open' as const }),
        // The camera is open already: `opening` only looks at it and goes on.
        onDone: 'opening',
        onError: { target: '#problem', actions: { type: 'rememberOutcome', params: null } },
      },
      on: {
        CAMERA_TROUBLE: { actions: { type: 'rememberCameraTrouble', params: ({ event }) => event.code } },
      },
    },
  },
});
