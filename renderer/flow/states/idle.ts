import { failedInternally, flow } from '../setup.ts';

/** No session. Entering this state forgets the previous customer's data, however the session ended. */
export const idle = flow.createStateConfig({
  id: 'idle',
  entry: 'forgetPerson',
  invoke: { src: 'watchPresence', onError: { target: '#outOfOrder', ...failedInternally } },
  always: { guard: 'stationHasFault', target: '#notSetUp' },
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
      always: { guard: 'cameraHasFault', target: 'noCamera' },
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
          actions: { type: 'rememberCameraFault', params: 'camera-missing' },
        },
      },
    },
    noCamera: {
      tags: 'cameraFault',
      invoke: [
        {
          src: 'recoverCamera',
          // The device list is enough here: the camera's lamp must not be on without a customer.
          input: ({ context }) => ({ until: context.cameraFault === 'camera-missing' ? 'present' : 'open' }),
          onError: { target: '#outOfOrder', ...failedInternally },
        },
        { src: 'holdCamera', onError: { target: '#outOfOrder', ...failedInternally } },
      ],
      after: { languageForgotten: { actions: 'forgetLanguage' } },
      on: {
        // Entered again: the time until the language is reset starts again, and the camera is tried at once.
        LANGUAGE_CHOSEN: {
          target: 'noCamera',
          reenter: true,
          actions: { type: 'rememberLanguage', params: ({ event }) => event.language },
        },
        CAMERA_FAULT: { actions: { type: 'rememberCameraFault', params: ({ event }) => event.code } },
        CAMERA_BACK: { target: 'waiting', actions: 'forgetCameraFault' },
      },
    },
  },
});
