import { flow } from '../setup.ts';

/** No session. Entering this state wipes the previous customer's data, however the session ended. */
export const idle = flow.createStateConfig({
  id: 'idle',
  entry: 'wipe',
  invoke: {
    src: 'watchPresence',
    input: ({ context }) => ({ camera: context.services.camera }),
    onError: { target: '#outOfOrder', actions: { type: 'rememberOutcome', params: null } },
  },
  always: { guard: 'stationInTrouble', target: '#notSetUp' },
  on: {
    // No session: a changed default language shows at once, and one that is no longer offered is dropped.
    STATION_CHANGED: {
      actions: [{ type: 'rememberStation', params: ({ event }) => event.station }, 'forgetLanguage'],
    },
  },
  initial: 'waiting',
  states: {
    waiting: {
      id: 'waiting',
      tags: 'waiting',
      always: { guard: 'cameraInTrouble', target: 'noCamera' },
      after: { languageForgotten: { actions: 'forgetLanguage' } },
      on: {
        START: '#session',
        // Entered again, so that the time until the language is reset starts again.
        LANGUAGE_CHOSEN: {
          target: 'waiting',
          reenter: true,
          actions: { type: 'rememberLanguage', params: ({ event }) => event.language },
        },
        CAMERA_ABSENT: {
          target: 'noCamera',
          actions: { type: 'rememberCameraTrouble', params: 'camera-missing' },
        },
      },
    },
    noCamera: {
      tags: 'cameraTrouble',
      // The device list is enough here: the camera's lamp must not be on without a customer.
      invoke: {
        src: 'recovery',
        input: ({ context }) => ({
          camera: context.services.camera,
          until: context.cameraTrouble === 'camera-missing' ? ('present' as const) : ('open' as const),
        }),
        onDone: { target: 'waiting', actions: 'forgetCameraTrouble' },
        onError: { target: '#outOfOrder', actions: { type: 'rememberOutcome', params: null } },
      },
      exit: 'closeCamera',
      after: { languageForgotten: { actions: 'forgetLanguage' } },
      on: {
        // Entered again: the time until the language is reset starts again, and the camera is tried at once.
        LANGUAGE_CHOSEN: {
          target: 'noCamera',
          reenter: true,
          actions: { type: 'rememberLanguage', params: ({ event }) => event.language },
        },
        CAMERA_TROUBLE: { actions: { type: 'rememberCameraTrouble', params: ({ event }) => event.code } },
      },
    },
  },
});
